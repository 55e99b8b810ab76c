/*
 * A program started by popen() keeps the write end of another pipe, whose
 * reader waits for end of file. Only close-on-exec closes it there.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int p[2];
	char c;
	FILE *stream;
	pid_t pid;

#ifdef CLOEXEC
	if (pipe2(p, O_CLOEXEC) == -1)
		return 1;
#else
	if (pipe(p) == -1)
		return 1;
#endif
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[1]);
		while (read(p[0], &c, 1) > 0)
			;
		_exit(0);
	}
	close(p[0]);
	stream = popen("cat >/dev/null", "w");
	if (!stream)
		return 1;
	close(p[1]);
	waitpid(pid, NULL, 0);
	pclose(stream);
	return 0;
}
