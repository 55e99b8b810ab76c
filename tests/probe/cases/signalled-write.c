/*
 * A child sends numbered messages into a pipe that its parent reads late, and
 * is signalled (SIGUSR1) when the pipe is full: it takes the write that was
 * interrupted for one that was made. AGAIN: it writes it again.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIZE = 4096, MESSAGES = 20 };

static void
woken(int sig)
{
	(void)sig;
}

static void
child(int out)
{
	struct sigaction act;
	char message[SIZE];
	ssize_t n;

	memset(&act, 0, sizeof act);
	act.sa_handler = woken;
	sigaction(SIGUSR1, &act, NULL);
	for (int i = 0; i < MESSAGES; i++) {
		memset(message, '.', sizeof message);
		sprintf(message, "message %d", i);
#ifdef AGAIN
		do
			n = write(out, message, sizeof message);
		while (n == -1 && errno == EINTR);
#else
		n = write(out, message, sizeof message); /* WRITES */
#endif
	}
	close(out);
	_exit(0);
}

int
main(void)
{
	char buf[SIZE];
	pid_t pid;
	int p[2];

	if (pipe(p) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[0]);
		child(p[1]);
	}
	close(p[1]);
	usleep(100000);
	kill(pid, SIGUSR1);
	usleep(100000);
	while (read(p[0], buf, sizeof buf) > 0)
		;
	close(p[0]);
	wait(NULL);
	return 0;
}
