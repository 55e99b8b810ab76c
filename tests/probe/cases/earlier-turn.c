/*
 * Three children, a pipe each: the later ones inherit the earlier pipes, and
 * close(p[i][1]) stands right there, for the pipe of their own turn.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int p[3][2], i;

	for (i = 0; i < 3; i++) {
		if (pipe(p[i]) == -1)
			return 1;
		if (fork() == 0) {
			dup2(p[i][0], 0);
			close(p[i][0]);
			close(p[i][1]);
#ifdef CLOSES
			for (int k = 0; k < i; k++)
				close(p[k][1]);
#endif
			execlp("cat", "cat", (char *)NULL);
			_exit(127);
		}
		close(p[i][0]);
	}
	for (i = 2; i >= 0; i--)
		close(p[i][1]);
	while (wait(NULL) > 0)
		;
	return 0;
}
