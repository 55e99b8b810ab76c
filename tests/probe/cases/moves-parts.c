/*
 * splice, and tee and sendfile where so defined, move less than they might:
 * the size is only the most that they may move. What is moved is counted.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/sendfile.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TIMES = 20, MOST = 65536 };

static char block[8192];

static ssize_t
move(int from, int to)
{
#if defined(TEE)
	char copy[MOST];
	ssize_t n = tee(from, to, MOST, 0);

	return n > 0 ? read(from, copy, (size_t)n) : n;
#elif defined(SENDFILE)
	int file = open("text", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	ssize_t n = splice(from, NULL, file, NULL, MOST, 0), sent;

	if (n > 0 && lseek(file, 0, SEEK_SET) == -1)
		n = -1;
	for (ssize_t left = n; left > 0; left -= sent) {
		sent = sendfile(to, file, NULL, MOST);
		if (sent <= 0)
			exit(1);
	}
	close(file);
	return n;
#else
	return splice(from, NULL, to, NULL, MOST, 0);
#endif
}

static pid_t
start(void)
{
	pid_t pid = fork();

	if (pid == -1)
		exit(1);
	return pid;
}

int
main(void)
{
	static char sink[MOST];
	int in[2], out[2], status, failed = 0;
	long total = 0;
	ssize_t n;

	if (pipe2(in, O_CLOEXEC) == -1 || pipe2(out, O_CLOEXEC) == -1)
		return 1;
	if (start() == 0) {
		close(in[0]);
		close(out[0]);
		close(out[1]);
		for (int i = 0; i < TIMES; i++)
			failed |= write(in[1], block, sizeof block) !=
				  sizeof block;
		close(in[1]);
		_exit(failed);
	}
	if (start() == 0) {
		close(in[1]);
		close(out[0]);
		while ((n = move(in[0], out[1])) > 0)
			;
		close(in[0]);
		close(out[1]);
		_exit(n != 0);
	}
	close(in[0]);
	close(in[1]);
	close(out[1]);
	while ((n = read(out[0], sink, sizeof sink)) > 0)
		total += n;
	close(out[0]);
	while (wait(&status) > 0)
		failed |= status;
	return failed || total != (long)(TIMES * sizeof block);
}
