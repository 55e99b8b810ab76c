/*
 * A loop waits for a process that is no child of this one: wait() fails for
 * ever, and nobody looks.
 */
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	pid_t pid = fork();

	if (pid == -1)
		return 1;
	if (pid == 0)
		_exit(0);
#ifdef CHECKS
	while (wait(NULL) > 0)
		;
#else
	while (wait(NULL) != pid + 1) /* WAIT */
		;
#endif
	return 0;
}
