/*
 * A handler that prints, of a signal that is blocked except in sigsuspend(): it
 * interrupts nothing else. OPEN: it is not blocked, and can interrupt printf().
 * NESTED: another signal, which is not blocked, interrupts that handler.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t come;

static void
tell(int sig)
{
	(void)sig;
	come++;
#ifdef NESTED
	if (sig == SIGUSR1)
		raise(SIGUSR2);
#endif
	puts("handler");
	fflush(stdout);
}

int
main(void)
{
	struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
	sigset_t set, before;
	pid_t child;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
#ifndef OPEN
	sigprocmask(SIG_BLOCK, &set, NULL);
#endif
	sigprocmask(SIG_SETMASK, NULL, &before);
	sigdelset(&before, SIGUSR1);
	sigaction(SIGUSR1, &action, NULL);
#ifdef NESTED
	sigaction(SIGUSR2, &action, NULL);
#endif
	child = fork();
	if (child == 0)
		_exit(kill(getppid(), SIGUSR1));
	if (child == -1)
		return 1;
	while (!come)
#ifdef OPEN
		usleep(1000);
#else
		sigsuspend(&before);
#endif
	return waitpid(child, NULL, 0) != child;
}
