/* stopped MODE: a child stops itself; its parent lets it go on ("continued"),
 * or waits for its end only ("forgotten"). */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
let_go_on(pid_t child)
{
	int status;

	waitpid(child, &status, WUNTRACED);
	printf("stopped %d by %d\n", WIFSTOPPED(status), WSTOPSIG(status));
	fflush(stdout);
	kill(child, SIGCONT);
}

int
main(int argc, char *argv[])
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		raise(SIGSTOP);
		_exit(7);
	}
	if (argc > 1 && strcmp(argv[1], "continued") == 0)
		let_go_on(child);
	waitpid(child, &status, 0);
	printf("exit %d\n", WEXITSTATUS(status));
	return 0;
}
