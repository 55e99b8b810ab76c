/*
 * The same two ends are closed again in each turn of a loop: that is no sweep
 * of all descriptors, which has many numbers. SWEEP: it is.
 */
#include <stdio.h>
#include <unistd.h>

int
main(void)
{
	int a[2], b[2];

	if (pipe(a) == -1 || pipe(b) == -1)
		return 1;
#ifdef SWEEP
	for (int fd = 3; fd < 40; fd++)
		close(fd);
	return 0;
#endif
	for (int turn = 0; turn < 12; turn++) {
		close(a[1]);
		close(b[0]);
	}
	close(a[0]);
	close(b[1]);
	return 0;
}
