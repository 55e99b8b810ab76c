/* Different here: stdio's freopen() puts the files in their places. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
die(const char *what)
{
	fprintf(stderr, "redirect: %s: %s\n", what, strerror(errno));
	exit(1);
}

int
main(int argc, char *argv[])
{
	const char *in = NULL, *out = NULL;
	int option;

	while ((option = getopt(argc, argv, "+i:o:")) != -1) {
		if (option == 'i')
			in = optarg;
		else if (option == 'o')
			out = optarg;
		else
			optind = argc;
	}
	if (optind >= argc) {
		fprintf(stderr, "usage: redirect [-i IN] [-o OUT] CMD [ARG...]\n");
		return 2;
	}
	if (in != NULL && freopen(in, "r", stdin) == NULL)
		die(in);
	if (out != NULL && freopen(out, "w", stdout) == NULL)
		die(out);
	execvp(argv[optind], &argv[optind]);
	die(argv[optind]);
}
