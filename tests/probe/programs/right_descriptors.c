/*
 * Right programs that rules might blame: with descriptors. `NAME` as the
 * argument does one of them. None may get a finding of severity error.
 */
#include "right.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/wait.h>

static void
daemon_sweep(void)
{
	for (int fd = 3; fd < 64; fd++)
		close(fd);
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

/* What is closed as soon as it is mapped, as libc does with locale files; a
 * pipe gets its number then. */
static void
mapped_and_closed(void)
{
	FILE *file = fopen("/proc/self/exe", "r");
	int pfd[2];
	char byte;

	check(!file, "fopen");
	check(mmap(NULL, 16, PROT_READ, MAP_PRIVATE, fileno(file), 0) ==
		      MAP_FAILED,
	      "mmap");
	fclose(file);
	check(pipe(pfd) == -1, "pipe");
	if (start() == 0) {
		close(pfd[0]);
		check(write(pfd[1], "x", 1) == -1, "write");
		close(pfd[1]);
		_exit(0);
	}
	close(pfd[1]);
	check(read(pfd[0], &byte, 1) != 1, "read");
	check(read(pfd[0], &byte, 1) != 0, "end of file");
	close(pfd[0]);
	wait(NULL);
}

static const struct program programs[] = {
	{"close-range-and-splice", close_range_and_splice},
	{"daemon-sweep", daemon_sweep},
	{"dummy-write-end", dummy_write_end},
	{"mapped-and-closed", mapped_and_closed},
	{"passed-on-purpose", passed_on_purpose},
	{"polling-reader", polling_reader},
	{"save-and-restore", save_and_restore},
	{"self-pipe-and-timers", self_pipe_and_timers},
	{"separate-nuls", separate_nuls},
	{"socket-pair", socket_pair},
	{"threads", threads},
	{"used-by-its-path", used_by_its_path},
};

int
main(int argc, char *argv[])
{
	return run_named(programs, sizeof(programs) / sizeof(programs[0]), argc,
			 argv);
}
