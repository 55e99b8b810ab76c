/*
 * The child ends before it has read anything, and the parent writes. READS: it
 * has read a byte. IGNORES: the parent copes.
 */
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int p[2];
	char c = 'x';
	pid_t pid;

	if (pipe(p) == -1)
		err(1, "pipe");
#ifdef IGNORES
	signal(SIGPIPE, SIG_IGN);
#endif
	pid = fork();
	if (pid == -1)
		err(1, "fork");
	if (pid == 0) {
		close(p[1]);
#ifdef READS
		if (read(p[0], &c, 1) != 1)
			_exit(1);
#endif
		close(p[0]);
		_exit(0);
	}
	close(p[0]);
#ifdef READS
	if (write(p[1], &c, 1) != 1)
		err(1, "write");
#endif
	if (waitpid(pid, NULL, 0) == -1)
		err(1, "waitpid");
	if (write(p[1], &c, 1) == -1 && errno != EPIPE)
		err(1, "write");
	close(p[1]);
	return 0;
}
