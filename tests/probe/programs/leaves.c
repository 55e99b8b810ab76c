/* It leaves a descriptor open and a child behind, and ends with status 3. */
#include <stdlib.h>
#include <unistd.h>

static inline __attribute__((always_inline)) void
make(int *p)
{
	if (pipe(p) < 0) /* PIPE */
		exit(1);
}

int
main(void)
{
	int p[2];

	make(p);
	if (fork() == 0) {
		close(p[0]);
		_exit(0); /* CHILD */
	}
	close(p[1]);
	if (read(p[0], p, 1) < 0)
		return 1;
	return 3;
}
