/* Tries to get out of sight, by the way named in argv[1]; exits 0 when the
 * kernel (or the filter) did what it must, and prints how it went. */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char *argv[])
{
	const char *how = argc > 1 ? argv[1] : "";
	long result = 0;

	if (strcmp(how, "untraced") == 0)
		result = syscall(SYS_clone, CLONE_UNTRACED | SIGCHLD, 0, 0, 0,
				 0);
	else if (strcmp(how, "clone3") == 0)
		result = syscall(SYS_clone3, NULL, 0);
	else if (strcmp(how, "dumpable") == 0)
		result = prctl(PR_SET_DUMPABLE, 0);
	else if (strcmp(how, "ptrace") == 0)
		result = ptrace(PTRACE_TRACEME, 0, NULL, NULL);
	else if (strcmp(how, "daemon") == 0 && fork() == 0) {
		setsid();
		if (fork() == 0)
			pause();
		_exit(0);
	}
	printf("%s %s\n", how, result == -1 ? strerrorname_np(errno) : "done");
	return 0;
}
