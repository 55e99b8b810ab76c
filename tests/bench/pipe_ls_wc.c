/* pipe_ls_wc [DIR]: ls DIR | wc -l, with nothing wrong; see observe.bash. */
#include <err.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t
start(int from, int to, int other, char *const argv[])
{
	pid_t pid = fork();

	if (pid == -1)
		err(1, "fork");
	if (pid != 0)
		return pid;
	if (dup2(from, to) == -1)
		_exit(1);
	close(from);
	close(other);
	execvp(argv[0], argv);
	_exit(127);
}

int
main(int argc, char *argv[])
{
	char *const ls[] = {"ls", argc > 1 ? argv[1] : "/etc", NULL};
	char *const wc[] = {"wc", "-l", NULL};
	int pfd[2], status;
	pid_t first, second;

	if (pipe(pfd) == -1)
		err(1, "pipe");
	first = start(pfd[1], STDOUT_FILENO, pfd[0], ls);
	second = start(pfd[0], STDIN_FILENO, pfd[1], wc);
	close(pfd[0]);
	close(pfd[1]);
	if (waitpid(first, NULL, 0) == -1 || waitpid(second, &status, 0) == -1)
		err(1, "waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
