/*
 * ipcprobe --inject-each: when exec fails the child ends with 127, and the
 * parent prints that. SILENT: it prints nothing of it and ends with 0, which is
 * an error, but not that the child went on. GOES_ON: the child does.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int status;
	pid_t child = fork();

	if (child == -1)
		return 1;
	if (child == 0) {
		execl("/bin/echo", "echo", "1127", NULL);
#ifndef GOES_ON
		_exit(127);
#endif
	}
	if (waitpid(child, &status, 0) != child)
		return 0;
#ifdef SILENT
	puts("done");
#else
	printf("status %d\n", WEXITSTATUS(status));
#endif
	return 0;
}
