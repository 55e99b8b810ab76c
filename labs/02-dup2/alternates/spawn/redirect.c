/* Different here: CMD runs in a child, and redirect ends as the child did. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int
fail(const char *what)
{
	fprintf(stderr, "redirect: %s: %s\n", what, strerror(errno));
	return 1;
}

static int
usage(void)
{
	fprintf(stderr, "usage: redirect [-i IN] [-o OUT] CMD [ARG...]\n");
	return 2;
}

/* Opens above the standard descriptors, so that none is hit by chance. */
static int
open_high(const char *path, int flags)
{
	int low = open(path, flags, 0666), high;

	if (low == -1)
		return -1;
	high = fcntl(low, F_DUPFD_CLOEXEC, 3);
	close(low);
	return high;
}

int
main(int argc, char *argv[])
{
	int in = -1, out = -1, i = 1, status;
	pid_t child;

	for (; i < argc && argv[i][0] == '-'; i += 2) {
		if (i + 1 >= argc)
			return usage();
		if (strcmp(argv[i], "-i") == 0) {
			in = open_high(argv[i + 1], O_RDONLY);
			if (in == -1)
				return fail(argv[i + 1]);
		} else if (strcmp(argv[i], "-o") == 0) {
			out = open_high(argv[i + 1],
					O_WRONLY | O_CREAT | O_TRUNC);
			if (out == -1)
				return fail(argv[i + 1]);
		} else {
			return usage();
		}
	}
	if (i >= argc)
		return usage();
	child = fork();
	if (child == -1)
		return fail("fork");
	if (child == 0) {
		if ((in != -1 && dup2(in, 0) == -1) ||
		    (out != -1 && dup2(out, 1) == -1))
			_exit(fail("dup2"));
		execvp(argv[i], argv + i);
		_exit(fail(argv[i]));
	}
	if (in != -1)
		close(in);
	if (out != -1)
		close(out);
	while (waitpid(child, &status, 0) == -1)
		if (errno != EINTR)
			return fail("waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status)
				 : 128 + WTERMSIG(status);
}
