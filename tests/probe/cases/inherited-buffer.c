/*
 * The parent announces by printf, and the child, which has a copy of that text
 * in its buffer, writes by itself and leaves by _exit: what it inherited is the
 * parent's to flush. EXEC: it execs. VFORK: the buffer is the parent's own.
 * LOST: it has printed too. BOTH: each flushes the copy.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	pid_t pid;

	printf("sending a greeting\n");
#ifdef VFORK
	pid = vfork();
#else
	pid = fork();
#endif
	if (pid == -1)
		return 1;
	if (pid == 0) {
#ifdef VFORK
		printf("from the child\n");
#else
		if (write(STDOUT_FILENO, "hello\n", 6) != 6)
			_exit(1);
#endif
#ifdef LOST
		printf("more\n");
#endif
#ifdef BOTH
		fflush(stdout);
#endif
#ifdef EXEC
		execlp("true", "true", (char *)NULL);
#endif
		_exit(0);
	}
	waitpid(pid, NULL, 0);
	printf("from the parent\n");
	return fflush(stdout);
}
