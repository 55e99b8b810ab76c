/*
 * Two ways to print: into stdio's buffer, and straight to the kernel. Only
 * one of the two lines is on its way when the program goes on.
 */
#include <stdio.h>
#include <unistd.h>

int
main(void)
{
	printf("first: printf\n");
	/* Here a flush would send it. */
	if (write(STDOUT_FILENO, "second: write\n", 14) != 14)
		return 1;
	if (fflush(stdout) == EOF) {
		perror("standard output");
		return 1;
	}
	return 0;
}
