/* Different: one dprintf() a line straight to the stream's descriptor. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "mypopen.h"

int
main(int argc, char **argv)
{
	FILE *out;
	int bad = 0;

	signal(SIGPIPE, SIG_IGN);
	out = my_popen("exec sort", "w");
	if (!out) {
		perror("popen_sort: my_popen");
		exit(1);
	}
	while (--argc && !bad)
		if (dprintf(fileno(out), "%s\n", *++argv) < 0) {
			perror("popen_sort: sort");
			bad = 1;
		}
	return my_pclose(out) || bad;
}
