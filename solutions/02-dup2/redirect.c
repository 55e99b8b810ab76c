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
#ifdef SOLUTION
	int fd = open(path, flags, 0666);

	if (fd == -1) {
		complain(path);
		return -1;
	}
	/* With TARGET closed at our start, open() may have chosen it. */
	if (fd == target)
		return 0;
	if (dup2(fd, target) == -1 || close(fd) == -1) {
		complain(path);
		return -1;
	}
	return 0;
#else
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
#endif
}

int
main(int argc, char *argv[])
{
	const char *in = NULL;
	const char *out = NULL;
	int first = 1;

#ifdef SOLUTION
	int option;

	/* The + makes getopt stop at CMD, whose options are its own. */
	while ((option = getopt(argc, argv, "+i:o:")) != -1) {
		switch (option) {
		case 'i':
			in = optarg;
			break;
		case 'o':
			out = optarg;
			break;
		default:
			usage();
		}
	}
	first = optind;
#else
	/*
	 * TODO 1: take -i IN and -o OUT, and set FIRST to where CMD stands in
	 * argv. Options after CMD are CMD's. An option that we do not know, or
	 * that lacks its file, ends in usage(). getopt(3) helps.
	 */
#endif
	if (first >= argc)
		usage();

	if (in != NULL && open_as(in, O_RDONLY, STDIN_FILENO) == -1)
		return 1;
	if (out != NULL &&
	    open_as(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO) == -1)
		return 1;

#ifdef SOLUTION
	execvp(argv[first], &argv[first]);
	complain(argv[first]);
	return 1;
#else
	/*
	 * TODO 3: become CMD with its arguments, looked for in PATH. If that
	 * fails, say so with complain() and return 1.
	 */
	(void)argv;
	return 0;
#endif
}
