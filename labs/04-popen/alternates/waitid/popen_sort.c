/* Different: one dprintf() a line straight to the stream's descriptor. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "mypopen.h"

int
main(int argc, char **argv)
{
	FILE *out;
	int bad = 0, status;

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
	status = my_pclose(out);
	if (status == -1)
		perror("popen_sort: sort");
	else if (status != 0)
		fputs("popen_sort: sort: it failed\n", stderr);
	return status != 0 || bad;
}
