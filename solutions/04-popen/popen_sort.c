/*
 * popen_sort.c - print lines in order, by a pipe to sort.
 *
 * usage: popen_sort [LINE...]
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mypopen.h"

/* Print "popen_sort: WHAT: reason" and exit with status 1. */
static void
die(const char *what)
{
	fprintf(stderr, "popen_sort: %s: %s\n", what, strerror(errno));
	exit(EXIT_FAILURE);
}

int
main(int argc, char *argv[])
{
	FILE *sort = my_popen("sort", "w");

	if (sort == NULL)
		die("my_popen");
	/*
	 * Should sort end early, hear of it as an error, not as a signal. Set
	 * after my_popen(), since a program inherits ignored signals.
	 */
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR)
		die("signal");
#ifdef SOLUTION
	int lost = 0, status;

	for (int i = 1; i < argc && lost == 0; i++)
		if (fprintf(sort, "%s\n", argv[i]) < 0)
			lost = errno;
	status = my_pclose(sort);
	if (lost != 0)
		errno = lost;
	if (lost != 0 || status == -1)
		die("sort");
	if (status == 0)
		return EXIT_SUCCESS;
	fprintf(stderr, "popen_sort: sort: it failed\n");
#else
	/*
	 * TODO 8: send each argument as a line, then close the stream.
	 * Exit with status 0 only if all of that and sort itself went well.
	 */
	(void)argc, (void)argv;
#endif
	return EXIT_FAILURE;
}
