/* Parent and child take turns: a byte through a pipe says "now you". */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int there[2], back[2];
	char n;
	pid_t pid;

	if (pipe(there) == -1 || pipe(back) == -1 || (pid = fork()) == -1)
		return 1;
	if (pid == 0) {
		close(there[1]);
		close(back[0]);
		while (read(there[0], &n, 1) == 1) { /* wait for the turn */
			printf("child %d\n", n);
			fflush(stdout); /* out, before the other may print */
			if (write(back[1], &n, 1) != 1)
				_exit(1);
		}
		close(there[0]);
		close(back[1]);
		_exit(0);
	}
	close(there[0]);
	close(back[1]);
	for (n = 1; n <= 2; n++) {
		printf("parent %d\n", n);
		fflush(stdout);
		if (write(there[1], &n, 1) != 1 || read(back[0], &n, 1) != 1)
			return 1;
	}
	close(there[1]); /* the child's loop sees the end of file */
	close(back[0]);
	return waitpid(pid, NULL, 0) == -1;
}
