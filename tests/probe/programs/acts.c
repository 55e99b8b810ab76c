/*
 * acts SEED: a right program made of what SEED chooses: children, pipes, FIFOs,
 * files, signals, sleeps, programs. It prints what came of each act, the same
 * for the same seed in whatever order its processes run, and leaves nothing.
 */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEPTH_MAX = 2, ACTS_MAX = 4, BYTES_MAX = 150000 };

static unsigned long state;
static volatile sig_atomic_t handled;

/* From 0 to below N. Source: Knuth's MMIX constants. */
static unsigned
any(unsigned n)
{
	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return (unsigned)(state >> 33) % n;
}

static void
on_signal(int sig)
{
	(void)sig;
	handled++;
}

/* Nothing buffered is inherited. */
static pid_t
child(void)
{
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == -1) {
		perror("acts: fork");
		exit(1);
	}
	return pid;
}

static void
reap(pid_t pid)
{
	int status = 0;

	waitpid(pid, &status, 0);
	if (WIFSIGNALED(status))
		printf("  signal %d\n", WTERMSIG(status));
	else
		printf("  exit %d\n", WEXITSTATUS(status));
}

static void
give(int fd, unsigned bytes, unsigned piece)
{
	static char block[4096];

	memset(block, 'a' + (int)(bytes % 26), sizeof block);
	while (bytes > 0) {
		unsigned n = bytes < piece ? bytes : piece;
		ssize_t done = write(fd, block, n);

		if (done <= 0)
			_exit(9);
		bytes -= (unsigned)done;
	}
}

static void
receive(int fd)
{
	unsigned long sum = 0, bytes = 0;
	char block[1000];
	ssize_t n;

	while ((n = read(fd, block, sizeof block)) > 0)
		for (ssize_t i = 0; i < n; i++, bytes++)
			sum = sum * 31 + (unsigned char)block[i];
	printf("  %lu bytes, %lx, %s\n", bytes, sum, n == 0 ? "end" : "error");
}

static void
transfer(int ends[2], int half_close)
{
	unsigned bytes = any(BYTES_MAX), piece = 64 + any(4000);
	pid_t pid;

	if (any(2))
		bytes /= 1000;
	pid = child();
	if (pid == 0) {
		close(ends[0]);
		give(ends[1], bytes, bytes < 500 ? 1 + piece / 50 : piece);
		close(ends[1]);
		_exit(3);
	}
	if (half_close)
		shutdown(ends[0], SHUT_WR);
	close(ends[1]);
	receive(ends[0]);
	close(ends[0]);
	reap(pid);
}

static void
through_fifo(void)
{
	char name[32];
	pid_t pid;
	int fd;

	snprintf(name, sizeof name, "fifo.%d", (int)getpid());
	mkfifo(name, 0600);
	pid = child();
	if (pid == 0) {
		fd = open(name, O_WRONLY);
		give(fd, 500, 7);
		close(fd);
		_exit(4);
	}
	fd = open(name, O_RDONLY);
	receive(fd);
	close(fd);
	unlink(name);
	reap(pid);
}

static void
through_file(void)
{
	char name[32];
	int fd, high;

	snprintf(name, sizeof name, "file.%d", (int)getpid());
	fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
	high = dup2(fd, 40 + (int)any(20));
	close(fd);
	give(high, any(9000), 512);
	lseek(high, 0, SEEK_SET);
	receive(high);
	close(high);
	unlink(name);
}

static void
program(void)
{
	char word[16];
	int ends[2];
	pid_t pid;

	snprintf(word, sizeof word, "w%u", any(1000));
	pipe(ends);
	pid = child();
	if (pid == 0) {
		dup2(ends[1], 1);
		close(ends[0]);
		close(ends[1]);
		execlp(any(5) ? "echo" : "no-such-program", "echo", word,
		       (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	receive(ends[0]);
	close(ends[0]);
	reap(pid);
}

static void
signals(void)
{
	struct sigaction action = {.sa_handler = on_signal,
				   .sa_flags = SA_RESTART};
	pid_t pid;

	handled = 0;
	sigaction(SIGUSR1, &action, NULL);
	raise(SIGUSR1);
	kill(getpid(), SIGUSR1);
	signal(SIGUSR1, SIG_IGN);
	raise(SIGUSR1);
	printf("  handled %d\n", (int)handled);
	pid = child();
	if (pid == 0)
		for (;;)
			pause();
	kill(pid, any(2) ? SIGTERM : SIGKILL);
	reap(pid);
}

/* A child's end must not interrupt a wait for something else. */
static void
waits(void)
{
	struct epoll_event event = {EPOLLIN, {0}};
	struct pollfd one;
	pid_t short_one, writer;
	int ends[2], epoll, n;

	pipe(ends);
	one = (struct pollfd){ends[0], POLLIN, 0};
	short_one = child();
	if (short_one == 0)
		_exit(0);
	writer = child();
	if (writer == 0) {
		usleep(2000 + any(3000));
		give(ends[1], 1, 1);
		_exit(0);
	}
	if (any(2)) {
		epoll = epoll_create1(EPOLL_CLOEXEC);
		epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &event);
		n = epoll_wait(epoll, &event, 1, any(2) ? -1 : 60000);
		close(epoll);
	} else {
		n = poll(&one, 1, any(2) ? -1 : 60000);
	}
	printf("  ready %d\n", n);
	close(ends[1]);
	receive(ends[0]);
	close(ends[0]);
	reap(short_one);
	reap(writer);
}

static void act(int depth);

static void
family(int depth)
{
	unsigned many = 1 + any(3);
	pid_t pids[3];

	for (unsigned i = 0; i < many; i++) {
		unsigned status = any(100);

		pids[i] = child();
		if (pids[i] == 0) {
			usleep(any(2000));
			_exit((int)status);
		}
	}
	for (unsigned i = 0; i < many; i++)
		reap(pids[i]);
	if (depth < DEPTH_MAX && (pids[0] = child()) == 0) {
		for (unsigned i = 1 + any(2); i > 0; i--)
			act(depth + 1);
		exit((int)any(100));
	}
	if (depth < DEPTH_MAX)
		reap(pids[0]);
}

static void
act(int depth)
{
	static const char *const names[] = {"pipe",    "fifo",  "file",
					    "program", "waits", "family",
					    "signals", "socket"};
	unsigned which = any(8);
	int ends[2];

	printf("%s\n", names[which]);
	switch (which) {
	case 0:
		pipe(ends);
		transfer(ends, 0);
		break;
	case 1:
		through_fifo();
		break;
	case 2:
		through_file();
		break;
	case 3:
		program();
		break;
	case 4:
		waits();
		break;
	case 5:
		family(depth);
		break;
	case 6:
		signals();
		break;
	default:
		socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
		transfer(ends, 1);
		break;
	}
}

int
main(int argc, char *argv[])
{
	state = argc > 1 ? strtoul(argv[1], NULL, 10) : 1;
	for (int i = 0; i < 5; i++)
		any(2); /* seeds that are close begin alike */
	for (unsigned i = 1 + any(ACTS_MAX); i > 0; i--)
		act(0);
	return (int)any(100);
}
