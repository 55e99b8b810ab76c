/* A pipe without a single check: what faults find. */
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int fds[2];
	char buf[64];
	ssize_t got;

	pipe(fds);         /* PIPE */
	if (fork() == 0) { /* FORK */
		close(fds[0]);
		write(fds[1], "hello there\n", 12); /* WRITE */
		_exit(0);
	}
	close(fds[1]);
	got = read(fds[0], buf, sizeof buf); /* READ */
	write(1, buf, got > 0 ? (size_t)got : 0);
	close(fds[0]);
	wait(NULL); /* WAIT */
	return 0;
}
