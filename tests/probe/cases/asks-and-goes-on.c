/*
 * With virtual time: the parent asks and asks, without a pause, while the child
 * sleeps. Its time passes all the same. FOR_EVER: the child does not write.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int ends[2], asked = 0, status;
	pid_t child;
	char c;

	if (pipe(ends) == -1)
		return 1;
	child = fork();
	if (child == -1)
		return 1;
	if (child == 0) {
		close(ends[0]);
		sleep(1);
#ifdef FOR_EVER
		for (;;)
			pause();
#endif
		if (write(ends[1], "x", 1) != 1)
			_exit(1);
		close(ends[1]);
		sleep(1);
		_exit(0);
	}
	close(ends[1]);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	while (read(ends[0], &c, 1) == -1 && errno == EAGAIN)
		sched_yield();
	close(ends[0]);
	while (waitpid(child, &status, WNOHANG) == 0)
		asked++;
	printf("%s\n", asked ? "asked" : "at once");
	return status;
}
