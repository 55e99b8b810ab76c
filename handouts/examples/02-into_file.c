/*
 * Run date with its output in a file: what the shell does for
 * "date -u -d @0 >stamp". No pipe yet, only one descriptor moved.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	pid_t pid = fork();
	int fd;

	if (pid == -1) {
		perror("fork");
		return 1;
	}
	if (pid == 0) {
		fd = open("stamp", O_WRONLY | O_CREAT | O_TRUNC, 0666);
		if (fd == -1 || dup2(fd, STDOUT_FILENO) == -1)
			_exit(1);
		if (fd != STDOUT_FILENO) /* 1 was closed: it is 1 already */
			close(fd);
		execlp("date", "date", "-u", "-d", "@0", "+%F", (char *)NULL);
		_exit(127); /* only if exec failed */
	}
	if (waitpid(pid, NULL, 0) == -1) {
		perror("waitpid");
		return 1;
	}
	puts("written");
	return 0;
}
