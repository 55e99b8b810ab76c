/* Different: both ends are open before the fork, so no open ever waits; the
 * streams are stdio's, and atexit() removes the FIFO. */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "restart.h"

static const char *made;
static pid_t owner;

static void
clean(void)
{
	if (made != NULL && getpid() == owner)
		unlink(made);
}

int
main(int argc, char *argv[])
{
	struct stat info;
	int in, out, status;
	char *text = NULL, c;
	ssize_t n;
	pid_t pid;

	if (argc != 2) {
		fprintf(stderr, "usage: fifo_talk PATH\n");
		return 2;
	}
	owner = getpid();
	atexit(clean);
	if (mkfifo(argv[1], 0666) == 0)
		made = argv[1];
	else if (errno != EEXIST)
		err(1, "%s", argv[1]);
	if (stat(argv[1], &info) == -1)
		err(1, "%s", argv[1]);
	if (!S_ISFIFO(info.st_mode))
		errx(1, "%s: is not a FIFO", argv[1]);
	in = r_open(argv[1], O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
	if (in == -1)
		err(1, "%s", argv[1]);
	out = r_open(argv[1], O_WRONLY | O_CLOEXEC, 0);
	if (out == -1)
		err(1, "%s", argv[1]);
	pid = fork();
	if (pid == -1) {
		warn("fork");
		close(in);
		close(out);
		return 1;
	}
	if (pid == 0) {
		int length = asprintf(
			&text, "[%d]:this was written by the child\n",
			(int)getpid());
		int good = length > 0 && r_write(out, text, length) == length;

		free(text);
		close(in);
		_exit(r_close(out) == 0 && good ? 0 : 1);
	}
	r_close(out);
	if (r_waitpid(pid, &status, 0) == -1 || status != 0)
		errx(1, "%s: the child failed", argv[1]);
	while ((n = r_read(in, &c, 1)) == 1)
		putchar(c);
	if (n == -1)
		err(1, "%s", argv[1]);
	if (fflush(stdout) == EOF)
		err(1, "standard output");
	r_close(in);
	return 0;
}
