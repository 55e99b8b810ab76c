/*
 * Right programs that rules might blame: with processes. `NAME` as the argument
 * does one of them. None may get a finding of severity error.
 */
#include "right.h"
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

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

static sigjmp_buf back;

static void
on_usr1(int signal)
{
	(void)signal;
	siglongjmp(back, 1);
}

static void
handler_left_by_jump(void)
{
	signal(SIGUSR1, on_usr1);
	setvbuf(stdout, NULL, _IONBF, 0);
	if (sigsetjmp(back, 1) == 0)
		raise(SIGUSR1);
	printf("back in the main program\n");
}

static const struct program programs[] = {
	{"child-drops-buffer", child_drops_buffer},
	{"child-killed", child_killed},
	{"child-stopped-by-sigpipe", child_stopped_by_sigpipe},
	{"exec-error-pipe", exec_error_pipe},
	{"handler-left-by-jump", handler_left_by_jump},
	{"handler-reaps", handler_reaps},
	{"last-stage-is-the-parent", last_stage_is_the_parent},
	{"path-searched", path_searched},
	{"sigchld-ignored", sigchld_ignored},
	{"small-answer-after-wait", small_answer_after_wait},
	{"two-popens", two_popens},
	{"vfork-and-spawn", vfork_and_spawn},
	{"waited-in-any-order", waited_in_any_order},
};

int
main(int argc, char *argv[])
{
	return run_named(programs, sizeof(programs) / sizeof(programs[0]), argc,
			 argv);
}
