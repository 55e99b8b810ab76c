/* redirect, with a child that becomes CMD and a parent that waits for it */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void complain(const char *what)
{
	fprintf(stderr, "redirect: %s: %s\n", what, strerror(errno));
}

static int usage(void)
{
	fputs("usage: redirect [-i IN] [-o OUT] CMD [ARG...]\n", stderr);
	return 2;
}

/* The file takes the place of `place`: close first, lowest number next. */
static int replace(const char *path, int flags, int place)
{
	int fd = open(path, flags | O_CLOEXEC, 0666);

	if (fd == -1) {
		complain(path);
		return -1;
	}
	if (fd == place)
		return fcntl(fd, F_SETFD, 0);
	if (dup2(fd, place) == -1) {
		complain(path);
		return -1;
	}
	return close(fd);
}

int main(int argc, char *argv[])
{
	const char *files[2] = { NULL, NULL };
	int flags[2] = { O_RDONLY, O_WRONLY | O_CREAT | O_TRUNC };
	int option, status, i;
	pid_t child;

	while ((option = getopt(argc, argv, "+i:o:")) != -1) {
		if (option == '?')
			return usage();
		files[option == 'o'] = optarg;
	}
	if (optind == argc)
		return usage();
	child = fork();
	if (child == -1) {
		complain("fork");
		return 1;
	}
	if (child == 0) {
		for (i = 0; i < 2; i++)
			if (files[i] && replace(files[i], flags[i], i) == -1)
				_exit(1);
		execvp(argv[optind], argv + optind);
		complain(argv[optind]);
		_exit(1);
	}
	while (waitpid(child, &status, 0) == -1) {
		if (errno != EINTR) {
			complain("waitpid");
			return 1;
		}
	}
	return WIFEXITED(status) ? WEXITSTATUS(status)
				 : 128 + WTERMSIG(status);
}
