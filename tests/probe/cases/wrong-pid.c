/*
 * The parent waits, but for a pid that is none of its children: its own. Who
 * makes a descriptor and execs keeps it, and inherits it from nobody; before
 * the exec it is "the child", whatever it is called later.
 */
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	pid_t pid = fork();

	if (pid == 0) {
		int p[2];

		close(99);
		if (pipe(p) == -1)
			_exit(1);
		execlp("true", "true", (char *)NULL);
		_exit(127);
	}
#ifdef RIGHT
	waitpid(pid, NULL, 0);
#else
	waitpid(getpid(), NULL, 0);
#endif
	return 0;
}
