/*
 * A child writes a lot in one call, and the parent asks for all of it in one
 * call. How much does each read bring?
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ALL = 200000 };

static char buffer[ALL];

int
main(void)
{
	int fds[2], reads = 0;
	ssize_t n, total = 0;
	pid_t pid;

	if (pipe(fds) == -1 || (pid = fork()) == -1) {
		perror("gulps");
		return 1;
	}
	if (pid == 0) {
		close(fds[0]);
		n = write(fds[1], buffer, ALL);
		close(fds[1]);
		_exit(n == ALL ? 0 : 1);
	}
	close(fds[1]);
	while ((n = read(fds[0], buffer, ALL)) > 0) {
		total += n;
		reads++;
	}
	close(fds[0]);
	printf("%zd bytes, in %s\n", total, reads > 1 ? "pieces" : "one piece");
	return waitpid(pid, NULL, 0) == -1 || n == -1;
}
