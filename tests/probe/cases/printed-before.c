/*
 * A program prints a line and then gives its output to a file: what it had
 * printed goes there, too. FLUSHES: it flushes it first. BACK: it gives it back
 * before anything is written.
 */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int
main(void)
{
	int saved, file;

	printf("to whoever started it\n");
#ifdef FLUSHES
	fflush(stdout);
#endif
	saved = dup(1);
	file = open("out", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (saved == -1 || file == -1)
		return 1;
	if (dup2(file, 1) == -1) /* REDIRECTS */
		return 1;
	close(file);
#ifndef BACK
	printf("to the file\n");
	fflush(stdout);
#else
	write(1, "to the file\n", 12);
#endif
	if (dup2(saved, 1) == -1)
		return 1;
	close(saved);
	unlink("out");
	return 0;
}
