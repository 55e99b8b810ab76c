/* Different: one dprintf() a line straight to the stream's descriptor. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "mypopen.h"

int
main(int argc, char **argv)
{
	FILE *out;

	signal(SIGPIPE, SIG_IGN);
	out = my_popen("exec sort", "w");
	if (!out) {
		perror("popen_sort: my_popen");
		exit(1);
	}
	while (--argc)
		dprintf(fileno(out), "%s\n", *++argv);
	return my_pclose(out) ? 1 : 0;
}
