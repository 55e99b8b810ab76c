/*
 * With SIGCHLD ignored the kernel reaps the child, and pclose gives -1.
 * DEFAULT: it is not ignored. BARRIER: wait is only asked whether all are gone.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	FILE *out;

#ifndef DEFAULT
	signal(SIGCHLD, SIG_IGN);
#endif
#ifdef BARRIER
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	waitpid(pid, NULL, 0);
	return 0;
#endif
	out = popen("cat", "w");
	if (!out)
		return 1;
	fputs("text\n", out);
	pclose(out);
	return 0;
}
