/*
 * The pipeline of the exercise, in a loop, as first written: nobody closes
 * anything after the dup2.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	char *command[] = {"echo", "sort", "cat", "wc"};
	int p[3][2], i;
	pid_t pid;

	for (i = 0; i < 3; i++)
		if (pipe(p[i]) == -1)
			return 1;
	for (i = 0; i < 4; i++) {
		pid = fork();
		if (pid == -1)
			return 1;
		if (pid == 0) {
			if (i > 0)
				dup2(p[i - 1][0], 0);
			if (i < 3)
				dup2(p[i][1], 1);
#ifdef CLOSES
			for (int k = 0; k < 3; k++) {
				close(p[k][0]);
				close(p[k][1]);
			}
#endif
			execlp(command[i], command[i], (char *)NULL);
			_exit(127);
		}
	}
	for (i = 0; i < 3; i++) {
		close(p[i][0]);
		close(p[i][1]);
	}
	while (wait(NULL) > 0)
		;
	return 0;
}
