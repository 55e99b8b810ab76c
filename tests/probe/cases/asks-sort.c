/*
 * A question to sort, and its answer: sort answers at the end of its input. A
 * child of the program's own does so too.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void
collect(int in, int out)
{
	char text[100];
	ssize_t n, len = 0;

	while (len < 100 && (n = read(in, text + len, 100 - len)) > 0) {
		len += n;
#ifdef EACH
		write(out, text + len - n, n);
#endif
	}
#ifndef EACH
	write(out, text, len);
#endif
	_exit(0);
}

int
main(void)
{
	int to[2], from[2];
	char answer[20];
	ssize_t n;
	pid_t pid;

	if (pipe(to) == -1 || pipe(from) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(to[1]);
		close(from[0]);
#if defined OWN || defined EACH
		collect(to[0], from[1]);
#else
		dup2(to[0], 0);
		dup2(from[1], 1);
		close(to[0]);
		close(from[1]);
		execlp("sort", "sort", (char *)NULL);
		_exit(127);
#endif
	}
	close(to[0]);
	close(from[1]);
	write(to[1], "b\na\n", 4);
#ifdef CLOSES
	close(to[1]);
#endif
	n = read(from[0], answer, sizeof answer); /* ANSWER */
	if (n > 0)
		write(1, answer, n);
#ifndef CLOSES
	close(to[1]);
#endif
	close(from[0]);
	wait(NULL);
	return 0;
}
