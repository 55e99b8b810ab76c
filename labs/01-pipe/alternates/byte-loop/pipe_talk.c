/*
 * Different here: an unbuffered stream into the pipe, read and write without
 * stdio in the child, waitid, and one pass of goto for cleaning up.
 */
#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int
complain(const char *what)
{
	fprintf(stderr, "pipe_talk: %s: %s\n", what, strerror(errno));
	return 1;
}

static int
copy(int from)
{
	char block[100];
	ssize_t have, done, n;

	while ((have = read(from, block, sizeof block)) != 0) {
		if (have < 0 && errno != EINTR)
			return complain("read");
		for (done = 0; done < have; done += n > 0 ? n : 0) {
			n = write(1, block + done, have - done);
			if (n < 0 && errno != EINTR)
				return complain("write");
		}
	}
	return 0;
}

int
main(int argc, char *argv[])
{
	int fds[2], status = 0;
	unsigned left;
	unsigned long long count = 0;
	FILE *stream = NULL;
	char *line = NULL;
	const char *digit;
	siginfo_t info;
	pid_t pid;

	if (argc != 3 || !argv[2][0] || strlen(argv[2]) > 18)
		goto usage;
	for (digit = argv[2]; *digit; digit++) {
		if (!isdigit((unsigned char)*digit))
			goto usage;
		count = count * 10 + (*digit - '0');
	}
	if (pipe(fds) == -1)
		return complain("pipe");
	if ((pid = fork()) == -1)
		return complain("fork");
	if (pid == 0) {
		close(fds[1]);
		status = copy(fds[0]);
		close(fds[0]);
		_exit(status);
	}
	close(fds[0]);
	signal(SIGPIPE, SIG_IGN);
	stream = fdopen(fds[1], "w");
	line = malloc(strlen(argv[1]) + 2);
	if (!stream || !line) {
		status = complain("fdopen");
		goto reap;
	}
	setvbuf(stream, NULL, _IONBF, 0);
	strcat(strcpy(line, argv[1]), "\n");
	while (count-- > 0 && status == 0) {
		size_t size = strlen(line), done = 0;

		while (done < size && status == 0) {
			done += fwrite(line + done, 1, size - done, stream);
			if (done < size && errno != EINTR)
				status = complain("write");
			clearerr(stream);
		}
		left = count > 0 && status == 0;
		while (left > 0)
			left = sleep(left);
	}
reap:
	free(line);
	if (stream)
		fclose(stream);
	else
		close(fds[1]);
	while (waitid(P_PID, pid, &info, WEXITED) == -1)
		if (errno != EINTR)
			return complain("waitid");
	if (info.si_code != CLD_EXITED)
		return 128 + info.si_status;
	return info.si_status ? info.si_status : status;
usage:
	fprintf(stderr, "usage: pipe_talk MESSAGE COUNT\n");
	return 2;
}
