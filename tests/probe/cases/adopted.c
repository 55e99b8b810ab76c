/*
 * The middle process of a double fork has ended: init adopts the last one, so
 * its getppid() is 1, observed or not; nothing is said. (A systemd session has
 * another adopter, but none that is part of the run.) MIDDLE: the middle one
 * lives, and it is who is named.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int ask[2], answer[2];

/* The last one: once told to, it says who its parent is. */
static void
last(void)
{
	pid_t parent;
	char c;

	close(ask[1]);
	close(answer[0]);
	if (read(ask[0], &c, 1) != 1)
		_exit(1);
	parent = getppid();
	if (write(answer[1], &parent, sizeof parent) != sizeof parent)
		_exit(1);
	close(ask[0]);
	close(answer[1]);
	_exit(0);
}

static void
middle(void)
{
	pid_t pid = fork();

	if (pid == -1)
		_exit(1);
	if (pid == 0)
		last();
	close(ask[0]);
	close(ask[1]);
	close(answer[0]);
	close(answer[1]);
#ifdef MIDDLE
	waitpid(pid, NULL, 0);
#endif
	_exit(0);
}

int
main(void)
{
	pid_t pid, parent = 0, right = 1;

	signal(SIGPIPE, SIG_IGN);
	if (pipe(ask) == -1 || pipe(answer) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0)
		middle();
	close(ask[0]);
	close(answer[1]);
#ifdef MIDDLE
	right = pid;
#else
	waitpid(pid, NULL, 0);
#endif
	if (write(ask[1], "?", 1) != 1 ||
	    read(answer[0], &parent, sizeof parent) != sizeof parent)
		return 1;
	close(ask[1]);
	close(answer[0]);
#ifdef MIDDLE
	waitpid(pid, NULL, 0);
#endif
	if (parent != right)
		printf("my parent is %d\n", (int)parent);
	return parent != right;
}
