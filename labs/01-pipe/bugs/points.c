/*
 * Symptom: right for a file; in a pipeline it now and then says "half a point".
 * Four points come on standard input, three numbers each; they are added up.
 */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

struct point {
	unsigned int x, y, z;
};

static int
next_point(struct point *p)
{
	ssize_t got;

	do {
		got = read(STDIN_FILENO, p, sizeof(*p));
	} while (got == -1 && errno == EINTR);
	if (got == sizeof(*p))
		return 0;
	fprintf(stderr, got > 0 ? "half a point\n" : "no point\n");
	return -1;
}

int
main(void)
{
	unsigned int sum = 0;
	struct point p;

	for (int i = 0; i < 4; i++) {
		if (next_point(&p) == -1)
			return 1;
		sum += p.x + p.y + p.z;
	}
	printf("sum %u\n", sum);
	return 0;
}
/* Answer: c7db0a003ebf 53031bc9c9e3; ipcprobe --lab --inject-each --stdin ./points ./points */
