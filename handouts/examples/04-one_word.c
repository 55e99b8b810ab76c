/*
 * The same word on two ways to a program: inside a command that a shell
 * reads, and as an argument of its own.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int
run(char *argv[])
{
	pid_t pid = fork();

	if (pid == 0) {
		execv(argv[0], argv);
		_exit(127);
	}
	return pid == -1 || waitpid(pid, NULL, 0) == -1 ? -1 : 0;
}

int
main(void)
{
	char *word = "a   b; echo c";
	char command[80];
	char *by_shell[] = {"/bin/sh", "-c", command, NULL};
	char *by_exec[] = {"/bin/echo", word, NULL};

	snprintf(command, sizeof(command), "echo %s", word);
	return run(by_shell) == -1 || run(by_exec) == -1;
}
