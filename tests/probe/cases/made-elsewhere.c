/*
 * A function makes the pipe and returns its ends: at the exec, which keeps one
 * open, its array is out of scope. HERE: the pipe is made where it is used.
 * CLOSES: none is kept.
 */
#include <sys/wait.h>
#include <unistd.h>

struct ends {
	int in, out;
};

static struct ends
make(void)
{
	int made[2];
	struct ends ends = {-1, -1};

	if (pipe(made) == 0)
		ends = (struct ends){made[0], made[1]};
	return ends;
}

/* Run it with that standard input, until its end. */
static int
run(const char *program, struct ends ends)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		dup2(ends.in, 0);
		close(ends.in);
#ifdef CLOSES
		close(ends.out);
#endif
		execlp(program, program, (char *)NULL);
		_exit(127);
	}
	close(ends.in);
	close(ends.out);
	return pid == -1 || waitpid(pid, &status, 0) == -1 || status != 0;
}

int
main(void)
{
#ifdef HERE
	int here[2];
	struct ends ends;

	if (pipe(here) == -1)
		return 1;
	ends = (struct ends){here[0], here[1]};
#else
	struct ends ends = make();
#endif

	return ends.in == -1 || run("true", ends);
}
