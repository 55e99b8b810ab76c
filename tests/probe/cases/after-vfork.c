/*
 * A child by vfork whose exec fails. It ends with exit(), which is for the
 * process whose memory it uses. ENDS: with _exit(). FORK: a child by fork may
 * do so.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef FORK
#define vfork fork
#endif

int
main(void)
{
	int status;
	pid_t pid = vfork();

	if (pid == -1)
		return 1;
	if (pid == 0) {
		execl("/no/such/program", "program", (char *)NULL);
#ifdef ENDS
		_exit(127);
#else
		exit(127);
#endif
	}
	if (waitpid(pid, &status, 0) == -1)
		return 1;
	printf("it ended with %d\n", WEXITSTATUS(status));
	return 0;
}
