/*
 * A child ends while its parent reads another one's pipe: SIGCHLD interrupts
 * the read (EINTR), and the parent gives up. AGAIN: it reads again. RESTART:
 * the handler was installed with SA_RESTART.
 */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
child_ended(int sig)
{
	(void)sig;
}

int
main(void)
{
	struct sigaction act;
	int p[2];
	char c;
	ssize_t n;

	memset(&act, 0, sizeof act);
	act.sa_handler = child_ended;
#ifdef RESTART
	act.sa_flags = SA_RESTART;
#endif
	sigaction(SIGCHLD, &act, NULL);
	if (pipe(p) == -1)
		return 1;
	if (fork() == 0) {
		close(p[0]);
		usleep(300000);
		write(p[1], "x", 1);
		close(p[1]);
		_exit(0);
	}
	close(p[1]);
	if (fork() == 0) {
		close(p[0]);
		usleep(100000);
		_exit(0);
	}
	n = read(p[0], &c, 1);
#ifdef AGAIN
	while (n == -1 && errno == EINTR)
		n = read(p[0], &c, 1);
#endif
	close(p[0]);
	for (int left = 2; left > 0;) {
		if (wait(NULL) > 0)
			left--;
		else if (errno != EINTR)
			break;
	}
	return 0;
}
