/*
 * Symptom: the program closes its standard input, and the pipe stays open.
 * A frame of four bytes is read, and then its pipe is closed.
 */
#include <stdio.h>
#include <unistd.h>

int
main(void)
{
	int till[2], sum = 42, got;

	if (pipe(till) == -1)
		return 1;
	if (write(till[1], &sum, sizeof(sum)) != sizeof(sum))
		return 1;
	close(till[1]);
	if (read(till[0], &got, sizeof(got)) != sizeof(got))
		return 1;
	if (close(till[0] == -1))
		perror("close");
	printf("paid: %d\n", got);
	return 0;
}
/* Answer: 41f49764932b 850bc3912691; ipcprobe ./receipt */
