/*
 * The child makes the FIFO that the parent opens. LOOKS: the parent asks once
 * whether the child has ended. MADE: the FIFO is there before the fork.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int fd, status = 0;
	pid_t pid;

#ifdef MADE
	if (mkfifo("letters", 0600) == -1)
		return 1;
#endif
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
#if !defined(MADE) && !defined(LOOKS)
		if (mkfifo("letters", 0600) == -1) /* MAKES */
			_exit(1);
#endif
		_exit(0); /* ENDS */
	}
#ifdef LOOKS
	if (waitpid(pid, &status, WNOHANG) == pid) /* WAITS */
		return 0;
	waitpid(pid, &status, 0);
	return 3;
#else
	fd = open("letters", O_RDWR); /* OPENS */
	if (fd == -1)
		status = 1;
	else
		close(fd);
	waitpid(pid, NULL, 0);
	unlink("letters");
	return status;
#endif
}
