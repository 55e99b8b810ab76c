/*
 * ipcprobe --inject-each: the only handler ends the program, so no interrupted
 * call ever returns; nothing is said. JUMPS: it jumps out of the call. RETURNS:
 * it can come back to the read, which takes it for the end: an error.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static sigjmp_buf late;

static void
ring(int sig)
{
	(void)sig;
#ifdef JUMPS
	siglongjmp(late, 1);
#elif !defined RETURNS
	_exit(3);
#endif
}

int
main(void)
{
	struct sigaction action = {.sa_handler = ring};
	int ends[2];
	char c;

	sigaction(SIGALRM, &action, NULL);
	if (sigsetjmp(late, 1))
		return 3;
	if (pipe(ends) == -1)
		return 1;
	switch (fork()) {
	case -1:
		return 1;
	case 0:
		close(ends[0]);
		if (write(ends[1], "answer\n", 7) != 7)
			_exit(1);
		close(ends[1]);
		_exit(0);
	}
	close(ends[1]);
	alarm(10);
	while (read(ends[0], &c, 1) > 0)
		putchar(c);
	alarm(0);
	close(ends[0]);
	return wait(NULL) == -1;
}
