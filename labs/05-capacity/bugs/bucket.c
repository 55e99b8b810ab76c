/*
 * Symptom: nothing is seen of it here; in a program with threads a file that
 * another thread has just opened is closed now and then.
 * Fills a pipe with one drop, and measures what came.
 */
#include <stdio.h>
#include <unistd.h>

static int
pour(int to)
{
	ssize_t poured = write(to, "o", 1);

	close(to);
	return poured == 1 ? 0 : -1;
}

int
main(void)
{
	char drop;
	int bucket[2], drops = 0;

	if (pipe(bucket) == -1)
		return 1;
	if (pour(bucket[1]) == -1)
		return 1;
	close(bucket[1]);
	while (read(bucket[0], &drop, 1) == 1)
		drops++;
	close(bucket[0]);
	printf("%d drop\n", drops);
	return 0;
}
/* Answer: 6eabeb96fb9b 63e75d0675e8 c9e8cd6e5772; ipcprobe ./bucket */
