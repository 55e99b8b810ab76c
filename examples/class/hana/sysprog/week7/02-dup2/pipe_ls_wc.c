/* pipe_ls_wc [DIR]: ls DIR | wc -l */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int fail(const char *what)
{
	fprintf(stderr, "pipe_ls_wc: %s: %s\n", what, strerror(errno));
	return 1;
}

/* the end of the pipe becomes descriptor `to`, nothing else stays */
static void plug(int end, int other, int to)
{
	close(other);
	if (end == to)
		return;
	if (dup2(end, to) < 0)
		_exit(fail("dup2"));
	close(end);
}

int main(int argc, char **argv)
{
	int p[2];
	pid_t ls, wc = -1;

	if (argc > 2) {
		fprintf(stderr, "usage: pipe_ls_wc [DIR]\n");
		return 2;
	}
	if (pipe(p) < 0)
		return fail("pipe");
	ls = fork();
	if (ls < 0)
		fail("fork");
	if (ls == 0) {
		plug(p[1], p[0], 1);
		execlp("ls", "ls", "--", argv[1], (char *)NULL);
		fail("ls");
		_exit(127);
	}
	if (ls > 0) {
		wc = fork();
		if (wc < 0)
			fail("fork");
	}
	if (wc == 0) {
		plug(p[0], p[1], 0);
		execlp("wc", "wc", "-l", (char *)NULL);
		fail("wc");
		_exit(127);
	}
	close(p[0]);
	close(p[1]);
	return 0;
}
