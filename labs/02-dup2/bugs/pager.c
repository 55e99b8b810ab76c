/*
 * Symptom: where the program is not installed, "done" is printed twice.
 * A program is run if there is one; then the work is reported as done.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t
launch(const char *name)
{
	pid_t pid = fork();

	if (pid == 0) {
		execlp(name, name, (char *)NULL);
		perror(name);
	}
	return pid;
}

int
main(void)
{
	pid_t pid = launch("no-such-pager");

	if (pid == -1)
		return 1;
	if (pid > 0 && waitpid(pid, NULL, 0) == -1)
		return 1;
	puts("done");
	return 0;
}
/* Answer: a75f1eb2b182 33d308dc5f15 7c68c1bb3202 c00eb84dc305; ipcprobe ./pager */
