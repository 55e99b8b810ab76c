/*
 * Five bytes through a blocking pipe, each result checked. No handler: nothing
 * can interrupt it, and the pipe parts no write. HANDLER: a signal that it
 * handles may come at any time. BLOCKED: it can't, as it is blocked. OWN_FAULT:
 * nor can the one that is handled come while a call waits. TWICE: two writes,
 * one read for both. WAITED: that read is made when both are there for sure.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined BLOCKED || defined OWN_FAULT
#define HANDLER
#endif

#ifdef WAITED
#define TWICE
#endif

#ifdef HANDLER
static void
nothing(int sig)
{
	(void)sig;
}
#endif

static void
child(int fd)
{
#ifdef TWICE
	if (write(fd, "12", 2) != 2 || write(fd, "345", 3) != 3)
		_exit(1);
#else
	if (write(fd, "12345", 5) != 5)
		_exit(1);
#endif
	close(fd);
	_exit(0);
}

int
main(void)
{
	char buf[8];
	int p[2];

#ifdef HANDLER
	struct sigaction act;

	memset(&act, 0, sizeof act);
	act.sa_handler = nothing;
#ifdef OWN_FAULT
	if (sigaction(SIGSEGV, &act, NULL) == -1)
		return 1;
#else
	if (sigaction(SIGUSR1, &act, NULL) == -1)
		return 1;
#endif
#endif
#ifdef BLOCKED
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	if (sigprocmask(SIG_BLOCK, &set, NULL) == -1)
		return 1;
#endif
	if (pipe(p) == -1)
		return 1;
	switch (fork()) {
	case -1:
		return 1;
	case 0:
		close(p[0]);
		child(p[1]);
	}
	close(p[1]);
#if !defined TWICE || defined WAITED
	if (wait(NULL) == -1)
		return 1;
#endif
#ifdef TWICE
	memset(buf, '-', sizeof buf);
	read(p[0], buf, 5);
#else
	if (read(p[0], buf, 5) != 5)
		return 1;
#endif
#if defined TWICE && !defined WAITED
	if (wait(NULL) == -1)
		return 1;
#endif
	close(p[0]);
	if (write(1, buf, 5) != 5)
		return 1;
	return 0;
}
