/*
 * Different here: the pipe takes the place of the standard streams, so that
 * the parent talks by puts() and the child listens by getchar(); a pselect()
 * up to the next full second of a clock is the pause.
 */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int
failed(const char *what)
{
	fprintf(stderr, "pipe_talk: %s: %s\n", what, strerror(errno));
	return EXIT_FAILURE;
}

/* FD becomes the standard descriptor AS, and the other end is closed. */
static int
install(int fd, int as, int other)
{
	close(other);
	if (fd == as)
		return 0;
	if (dup2(fd, as) == -1)
		return -1;
	return close(fd);
}

/* The next character of standard input, whatever signals come. */
static int
next(void)
{
	int c;

	while ((c = getchar()) == EOF && ferror(stdin) && errno == EINTR)
		clearerr(stdin);
	return c;
}

static int
flushed(FILE *stream)
{
	while (fflush(stream) == EOF) {
		if (errno != EINTR)
			return 0;
		clearerr(stream);
	}
	return 1;
}

static int
listen_to(FILE *out)
{
	int c;

	while ((c = next()) != EOF) {
		while (putc(c, out) == EOF) {
			if (errno != EINTR)
				return failed("standard output");
			clearerr(out);
		}
		if (c == '\n' && !flushed(out))
			return failed("standard output");
	}
	if (ferror(stdin))
		return failed("reading");
	if (fclose(out) == EOF)
		return failed("standard output");
	return fclose(stdin) == EOF ? failed("closing") : 0;
}

/* Until *when, a time of CLOCK_MONOTONIC; handlers may run meanwhile. */
static int
pause_until(const struct timespec *when)
{
	for (;;) {
		struct timespec now, rest;

		if (clock_gettime(CLOCK_MONOTONIC, &now) == -1)
			return -1;
		rest.tv_sec = when->tv_sec - now.tv_sec;
		rest.tv_nsec = when->tv_nsec - now.tv_nsec;
		if (rest.tv_nsec < 0) {
			rest.tv_nsec += 1000000000;
			rest.tv_sec--;
		}
		if (rest.tv_sec < 0)
			return 0;
		if (pselect(0, NULL, NULL, NULL, &rest, NULL) == 0)
			return 0;
		if (errno != EINTR)
			return -1;
	}
}

static int
talk(const char *message, unsigned long count)
{
	struct timespec when;

	if (clock_gettime(CLOCK_MONOTONIC, &when) == -1)
		return failed("clock");
	while (count-- > 0) {
		/* puts() would begin a line anew after a signal. */
		if (fputs(message, stdout) == EOF || putchar('\n') == EOF ||
		    !flushed(stdout))
			return failed("talking");
		when.tv_sec++;
		if (count > 0 && pause_until(&when) == -1)
			return failed("pause");
	}
	return 0;
}

int
main(int argc, char *argv[])
{
	int pfd[2], status, mine;
	unsigned long count;
	char *end;
	pid_t child;

	if (argc != 3 || strspn(argv[2], "0123456789") != strlen(argv[2]) ||
	    argv[2][0] == '\0' ||
	    (errno = 0, count = strtoul(argv[2], &end, 10), errno != 0)) {
		fputs("usage: pipe_talk MESSAGE COUNT\n", stderr);
		return 2;
	}
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR)
		return failed("signal");
	if (pipe(pfd) == -1)
		return failed("pipe");
	child = fork();
	if (child == -1)
		return failed("fork");
	if (child == 0) {
		if (install(pfd[0], STDIN_FILENO, pfd[1]) == -1)
			return failed("dup2");
		return listen_to(stdout);
	}
	if (install(pfd[1], STDOUT_FILENO, pfd[0]) == -1) {
		mine = failed("dup2");
		close(pfd[1]);
	} else {
		mine = talk(argv[1], count);
	}
	fclose(stdout); /* the child's end of file; all was flushed */
	while (wait4(child, &status, 0, NULL) == -1)
		if (errno != EINTR)
			return failed("wait4");
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status) != 0 ? WEXITSTATUS(status) : mine;
}
