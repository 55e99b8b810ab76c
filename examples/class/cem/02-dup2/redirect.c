/*
 * usage: redirect [-i IN] [-o OUT] CMD [ARG...]
 *
 * Runs CMD with standard input from IN and standard output into OUT, as the
 * shell does for CMD <IN >OUT. The exit status is CMD's.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Say what could not be used, and why: for use right after the call. */
static void
complain(const char *what)
{
	fprintf(stderr, "redirect: %s: %s\n", what, strerror(errno));
}

static void
usage(void)
{
	fprintf(stderr, "usage: redirect [-i IN] [-o OUT] CMD [ARG...]\n");
	exit(2);
}

/*
 * Open PATH as open(2) does with FLAGS, and make it the descriptor TARGET;
 * no other descriptor of it stays open. Returns 0, or -1 after saying what
 * went wrong.
 */
static int
open_as(const char *path, int flags, int target)
{
	/*
	 * TODO 2: open the file, then make TARGET refer to it. A new file may
	 * be read and written by all whom the umask lets. Beware: which number
	 * does open() return when TARGET was closed before?
	 */
	(void)complain;
	(void)path;
	(void)flags;
	(void)target;
	return 0;
}

int
main(int argc, char *argv[])
{
	const char *in = NULL;
	const char *out = NULL;
	int first = 1;

	/*
	 * TODO 1: take -i IN and -o OUT, and set FIRST to where CMD stands in
	 * argv. Options after CMD are CMD's. An option that we do not know, or
	 * that lacks its file, ends in usage(). getopt(3) helps.
	 */
	if (first >= argc)
		usage();

	if (in != NULL && open_as(in, O_RDONLY, STDIN_FILENO) == -1)
		return 1;
	if (out != NULL &&
	    open_as(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO) == -1)
		return 1;

	/*
	 * TODO 3: become CMD with its arguments, looked for in PATH. If that
	 * fails, say so with complain() and return 1.
	 */
	(void)argv;
	return 0;
}
