/*
 * Different here: all in main, stdout without a buffer, wait() for whichever
 * child has ended, sigaction nowhere.
 */
#include <err.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char *
now(void)
{
	static char text[9];
	time_t t = time(NULL);

	strftime(text, sizeof(text), "%T", localtime(&t));
	return text;
}

int
main(int argc, char *argv[])
{
	int fds[2], i, status, bad = 0;
	pid_t pids[argc];
	unsigned left;
	char c, *end;
	ssize_t n;

	for (i = 1; i < argc; i++) {
		errno = 0;
		if (strtol(argv[i], &end, 10) < 0 || errno || *end || end == argv[i])
			break;
	}
	if (i == 1 || i < argc) {
		fprintf(stderr, "usage: %s SECONDS...\n", argv[0]);
		return 2;
	}
	setvbuf(stdout, NULL, _IONBF, 0);
	if (printf("%s Parent started\n", now()) < 0)
		err(1, "standard output");
	if (pipe(fds) < 0)
		err(1, "pipe");
	for (i = 1; i < argc; i++) {
		pids[i] = fork();
		if (pids[i] == -1) {
			warn("fork");
			while (--i > 0)
				kill(pids[i], SIGKILL);
			while (wait(NULL) != -1 || errno == EINTR)
				continue;
			return 1;
		}
		if (pids[i] == 0) {
			close(fds[0]);
			for (left = atoi(argv[i]); left; left = sleep(left))
				continue;
			if (printf("%s Child %d (PID=%d) closing pipe\n",
				   now(), i, (int)getpid()) < 0)
				err(1, "standard output");
			close(fds[1]);
			exit(0);
		}
	}
	close(fds[1]);
	while ((n = read(fds[0], &c, 1)) == -1 && errno == EINTR)
		continue;
	close(fds[0]);
	if (n == -1)
		warn("read");
	if (n == 0 && printf("%s Parent ready to go\n", now()) < 0) {
		warn("standard output");
		bad = 1;
	}
	while (wait(&status) != -1 || errno == EINTR)
		bad |= status != 0;
	return bad || n != 0;
}
