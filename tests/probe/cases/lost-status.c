/*
 * With SIGCHLD ignored, system and waitpid return -1: the status is lost.
 * DEFAULT: it is not ignored. WAITPID, WAIT: the child is the program's own;
 * NO_ZOMBIES: the same by sigaction.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined WAITPID || defined WAIT || defined NO_ZOMBIES
static int
run(void)
{
	pid_t pid = fork();
	int status = 0;

	if (pid == 0)
		_exit(3);
#ifdef WAIT
	(void)wait(&status);
#else
	(void)waitpid(pid, &status, 0);
#endif
	return status;
}
#else
static int
run(void)
{
	return system("exit 3");
}
#endif

int
main(void)
{
#ifdef NO_ZOMBIES
	struct sigaction action = {.sa_flags = SA_NOCLDWAIT};

	sigaction(SIGCHLD, &action, NULL);
#elif !defined DEFAULT
	signal(SIGCHLD, SIG_IGN);
#endif
	printf("status %d\n", WEXITSTATUS(run()));
	return 0;
}
