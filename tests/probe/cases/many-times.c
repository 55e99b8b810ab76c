/*
 * One mistake in a loop is reported once, with how often. CHILDREN: each of
 * eight children makes it; three are reported, the last one stands for the
 * rest.
 */
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int p[2];

	if (pipe(p) == -1)
		return 1;
#ifdef CHILDREN
	for (int i = 0; i < 8; i++) {
		if (fork() == 0) {
			write(p[0], "x", 1); /* wrong end */
			_exit(1);
		}
		wait(NULL);
	}
#else
	for (int i = 0; i < 40; i++)
		write(p[0], "x", 1); /* wrong end */
#endif
	close(p[0]);
	close(p[1]);
	return 0;
}
