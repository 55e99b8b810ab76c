/* redirect [-i IN] [-o OUT] CMD [ARG...] */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int fail(const char *what)
{
	fprintf(stderr, "redirect: %s: %s\n", what, strerror(errno));
	return 1;
}

static int usage(void)
{
	fprintf(stderr, "usage: redirect [-i IN] [-o OUT] CMD [ARG...]\n");
	return 2;
}

/* make descriptor `to` mean the file */
static int reopen(const char *path, int flags, int to)
{
	int fd = open(path, flags, 0666);

	if (fd < 0)
		return -1;
	if (fd == to)
		return 0;
	if (dup2(fd, to) < 0)
		return -1;
	return close(fd);
}

int main(int argc, char **argv)
{
	char *in = NULL, *out = NULL;
	int i = 1;

	while (i < argc && argv[i][0] == '-') {
		if (strcmp(argv[i], "--") == 0) {
			i++;
			break;
		}
		if (i + 1 >= argc)
			return usage();
		if (strcmp(argv[i], "-i") == 0)
			in = argv[i + 1];
		else if (strcmp(argv[i], "-o") == 0)
			out = argv[i + 1];
		else
			return usage();
		i += 2;
	}
	if (i >= argc)
		return usage();
	if (in != NULL && reopen(in, O_RDONLY, 0) < 0)
		return fail(in);
	if (out != NULL && reopen(out, O_WRONLY | O_CREAT | O_TRUNC, 1) < 0)
		return fail(out);
	execvp(argv[i], argv + i);
	return fail(argv[i]);
}
