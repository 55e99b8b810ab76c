/*
 * Right programs that rules might blame: `right NAME` does one of them. None
 * may get a finding of severity error.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void
check(int bad, const char *what)
{
	if (!bad)
		return;
	perror(what);
	exit(1);
}

static pid_t
start(void)
{
	pid_t pid = fork();

	check(pid == -1, "fork");
	return pid;
}

static void
run(const char *program)
{
	execlp(program, program, (char *)NULL);
	_exit(127);
}

static void
daemon_sweep(void)
{
	for (int fd = 3; fd < 64; fd++)
		close(fd);
}

static void
exec_error_pipe(void)
{
	int ends[2], error;
	pid_t pid;

	check(pipe2(ends, O_CLOEXEC) == -1, "pipe2");
	pid = start();
	if (pid == 0) {
		close(ends[0]);
		execlp("no-such-program", "no-such-program", (char *)NULL);
		error = errno;
		if (write(ends[1], &error, sizeof(error)) == -1)
			_exit(126);
		_exit(127);
	}
	close(ends[1]);
	if (read(ends[0], &error, sizeof(error)) == sizeof(error))
		fprintf(stderr, "exec: %s\n", strerror(error));
	close(ends[0]);
	waitpid(pid, NULL, 0);
}

static void
on_child(int signal)
{
	int saved = errno;

	(void)signal;
	while (waitpid(-1, NULL, WNOHANG) > 0)
		;
	errno = saved;
}

static void
handler_reaps(void)
{
	struct sigaction action = {.sa_handler = on_child,
				   .sa_flags = SA_RESTART};
	sigset_t block, before;

	sigaction(SIGCHLD, &action, NULL);
	sigemptyset(&block);
	sigaddset(&block, SIGCHLD);
	sigprocmask(SIG_BLOCK, &block, &before);
	if (start() == 0)
		_exit(0);
	sigsuspend(&before);
}

static void
sigchld_ignored(void)
{
	signal(SIGCHLD, SIG_IGN);
	if (start() == 0)
		_exit(0);
	while (wait(NULL) > 0)
		;
}

static void
save_and_restore(void)
{
	int saved = dup(STDOUT_FILENO);
	int fd = open("saved.txt", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	check(saved == -1 || fd == -1, "saved.txt");
	dup2(fd, STDOUT_FILENO);
	close(fd);
	printf("into the file\n");
	fflush(stdout);
	dup2(saved, STDOUT_FILENO);
	close(saved);
	unlink("saved.txt");
}

static void *
read_one(void *fd)
{
	char c;

	check(read(*(int *)fd, &c, 1) == -1, "read");
	return NULL;
}

static void
threads(void)
{
	pthread_t thread;
	int ends[2];

	check(pipe(ends) == -1, "pipe");
	pthread_create(&thread, NULL, read_one, &ends[0]);
	check(write(ends[1], "x", 1) == -1, "write");
	pthread_join(thread, NULL);
	close(ends[0]);
	close(ends[1]);
}

static void
child_drops_buffer(void)
{
	printf("hello ");
	if (start() == 0)
		_exit(0);
	if (start() == 0)
		run("true");
	while (wait(NULL) > 0)
		;
	printf("world\n");
}

static void
socket_pair(void)
{
	int ends[2];
	char c;

	check(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == -1, "socketpair");
	if (start() == 0) {
		close(ends[0]);
		check(write(ends[1], "x", 1) == -1, "write");
		close(ends[1]);
		_exit(0);
	}
	close(ends[1]);
	check(read(ends[0], &c, 1) == -1, "read");
	close(ends[0]);
	wait(NULL);
}

static void
child_stopped_by_sigpipe(void)
{
	char block[200] = "";
	int ends[2];

	check(pipe(ends) == -1, "pipe");
	if (start() == 0) {
		close(ends[0]);
		while (write(ends[1], block, sizeof(block)) != -1)
			;
		_exit(1);
	}
	close(ends[1]);
	check(read(ends[0], block, 10) == -1, "read");
	close(ends[0]);
	wait(NULL);
}

static void
child_killed(void)
{
	pid_t pid = start();

	if (pid == 0) {
		pause();
		_exit(0);
	}
	kill(pid, SIGTERM);
	waitpid(pid, NULL, 0);
}

static void
two_popens(void)
{
	FILE *one = popen("cat >/dev/null", "w");
	FILE *two = popen("cat >/dev/null", "w");

	check(!one || !two, "popen");
	fprintf(one, "one\n");
	fprintf(two, "two\n");
	pclose(one);
	pclose(two);
	check(system("ls / | wc -l >/dev/null") != 0, "system");
}

static void
passed_on_purpose(void)
{
	int ends[2];

	check(pipe2(ends, O_CLOEXEC) == -1, "pipe2");
	if (start() == 0) {
		fcntl(ends[0], F_SETFD, 0);
		run("true");
	}
	close(ends[0]);
	close(ends[1]);
	wait(NULL);
}

static void
used_by_its_path(void)
{
	char path[32];
	int ends[2];

	check(pipe(ends) == -1, "pipe");
	check(write(ends[1], "a\n", 2) == -1, "write");
	close(ends[1]);
	snprintf(path, sizeof(path), "/dev/fd/%d", ends[0]);
	if (start() == 0) {
		execlp("cat", "cat", path, (char *)NULL);
		_exit(127);
	}
	close(ends[0]);
	wait(NULL);
}

static void
polling_reader(void)
{
	char c;
	int fd;

	check(mkfifo("polled", 0600) == -1, "mkfifo");
	fd = open("polled", O_RDONLY | O_NONBLOCK);
	for (int i = 0; i < 300; i++) {
		check(read(fd, &c, 1) == -1, "read");
		usleep(10);
	}
	close(fd);
	unlink("polled");
}

static void
vfork_and_spawn(void)
{
	char *argv[] = {"cat", NULL}, c;
	posix_spawn_file_actions_t actions;
	int in[2], out[2];
	pid_t pid = vfork();

	check(pid == -1, "vfork");
	if (pid == 0)
		run("true");
	waitpid(pid, NULL, 0);
	check(pipe2(in, O_CLOEXEC) == -1 || pipe2(out, O_CLOEXEC) == -1,
	      "pipe2");
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in[0], 0);
	posix_spawn_file_actions_adddup2(&actions, out[1], 1);
	check(posix_spawnp(&pid, "cat", &actions, NULL, argv, environ) != 0,
	      "posix_spawnp");
	posix_spawn_file_actions_destroy(&actions);
	close(in[0]);
	close(out[1]);
	check(write(in[1], "abc", 3) == -1, "write");
	close(in[1]);
	while (read(out[0], &c, 1) > 0)
		;
	close(out[0]);
	waitpid(pid, NULL, 0);
}

static void
path_searched(void)
{
	if (start() == 0) {
		execl("/no/such/folder/true", "true", (char *)NULL);
		run("true");
	}
	wait(NULL);
}

static void
last_stage_is_the_parent(void)
{
	int ends[2];

	check(pipe(ends) == -1, "pipe");
	if (start() == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		run("echo");
	}
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
	run("cat");
}

static void
small_answer_after_wait(void)
{
	int ends[2];
	char c;

	check(pipe(ends) == -1, "pipe");
	if (start() == 0) {
		close(ends[0]);
		check(write(ends[1], "r", 1) == -1, "write");
		close(ends[1]);
		_exit(0);
	}
	close(ends[1]);
	wait(NULL);
	check(read(ends[0], &c, 1) == -1, "read");
	close(ends[0]);
}

static void
waited_in_any_order(void)
{
	pid_t one = start(), two;

	if (one == 0)
		_exit(1);
	two = start();
	if (two == 0)
		_exit(2);
	waitpid(two, NULL, 0);
	waitpid(one, NULL, 0);
	while (wait(NULL) > 0)
		;
}

static void
close_range_and_splice(void)
{
	int one[2], two[2];
	char c;

	check(pipe(one) == -1 || pipe(two) == -1, "pipe");
	check(write(one[1], "hello", 5) == -1, "write");
	check(splice(one[0], NULL, two[1], NULL, 5, 0) == -1, "splice");
	if (start() == 0) {
		dup2(two[1], STDOUT_FILENO);
		close_range(3, ~0U, 0);
		run("true");
	}
	close(one[0]);
	close(one[1]);
	close(two[1]);
	while (read(two[0], &c, 1) > 0)
		;
	close(two[0]);
	wait(NULL);
}

static int self_pipe[2];

static void
on_signal(int signal)
{
	int saved = errno;

	(void)signal;
	if (write(self_pipe[1], "x", 1) == -1)
		_exit(1);
	errno = saved;
}

static void
self_pipe_and_timers(void)
{
	struct itimerspec soon = {.it_value = {.tv_nsec = 1000000}};
	struct sigaction action = {.sa_handler = on_signal};
	struct pollfd poll_fd = {.events = POLLIN};
	int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
	char bytes[8];

	check(pipe2(self_pipe, O_CLOEXEC | O_NONBLOCK) == -1, "pipe2");
	sigaction(SIGUSR1, &action, NULL);
	raise(SIGUSR1);
	poll_fd.fd = self_pipe[0];
	poll(&poll_fd, 1, 1000);
	check(read(self_pipe[0], bytes, 1) == -1, "read");
	poll(&poll_fd, 1, 20);
	close(self_pipe[0]);
	close(self_pipe[1]);
	alarm(100);
	timerfd_settime(timer, 0, &soon, NULL);
	check(read(timer, bytes, sizeof(bytes)) == -1, "timerfd");
	close(timer);
}

static void
dummy_write_end(void)
{
	char bytes[3];
	int fd, dummy;

	check(mkfifo("dummy", 0600) == -1, "mkfifo");
	if (start() == 0) {
		fd = open("dummy", O_WRONLY);
		check(write(fd, "req", 3) == -1, "write");
		close(fd);
		_exit(0);
	}
	fd = open("dummy", O_RDONLY);
	dummy = open("dummy", O_WRONLY);
	check(read(fd, bytes, sizeof(bytes)) == -1, "read");
	wait(NULL);
	close(dummy);
	close(fd);
	unlink("dummy");
}

static void
separate_nuls(void)
{
	check(write(STDOUT_FILENO, "one\0two\0", 8) == -1, "write");
}

static const struct {
	const char *name;
	void (*run)(void);
} programs[] = {
	{"child-drops-buffer", child_drops_buffer},
	{"child-killed", child_killed},
	{"child-stopped-by-sigpipe", child_stopped_by_sigpipe},
	{"close-range-and-splice", close_range_and_splice},
	{"daemon-sweep", daemon_sweep},
	{"dummy-write-end", dummy_write_end},
	{"exec-error-pipe", exec_error_pipe},
	{"handler-reaps", handler_reaps},
	{"last-stage-is-the-parent", last_stage_is_the_parent},
	{"passed-on-purpose", passed_on_purpose},
	{"path-searched", path_searched},
	{"polling-reader", polling_reader},
	{"save-and-restore", save_and_restore},
	{"self-pipe-and-timers", self_pipe_and_timers},
	{"separate-nuls", separate_nuls},
	{"sigchld-ignored", sigchld_ignored},
	{"small-answer-after-wait", small_answer_after_wait},
	{"socket-pair", socket_pair},
	{"threads", threads},
	{"two-popens", two_popens},
	{"used-by-its-path", used_by_its_path},
	{"vfork-and-spawn", vfork_and_spawn},
	{"waited-in-any-order", waited_in_any_order},
};

int
main(int argc, char *argv[])
{
	for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		if (argc < 2)
			puts(programs[i].name);
		else if (strcmp(programs[i].name, argv[1]) == 0)
			programs[i].run();
	}
	return 0;
}
