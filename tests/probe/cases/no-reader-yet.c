/* No terminal, no reader yet, one that comes later: ENXIO each time. */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined FIFO || defined AGAIN
#define PATH "fifo"
#else
#define PATH "/dev/tty"
#endif

static int
answer(void)
{
	int fd = open(PATH, O_WRONLY | O_NONBLOCK);

	if (fd == -1)
		return 0;
	return close(fd);
}

int
main(void)
{
	pid_t pid;
	int tell[2], fd;
	char c;

	setsid(); /* without a terminal */
#if defined FIFO || defined AGAIN
	if (mkfifo(PATH, 0600) == -1)
		err(1, PATH);
#endif
	answer();
	if (pipe(tell) == -1)
		err(1, "pipe");
	pid = fork();
	if (pid == -1)
		err(1, "fork");
	if (pid == 0) {
		close(tell[0]);
		fd = open(PATH, O_RDONLY | O_NONBLOCK);
		close(tell[1]);
		if (fd != -1)
			close(fd);
		_exit(0);
	}
	close(tell[1]);
	if (read(tell[0], &c, 1) != 0)
		err(1, "read");
	close(tell[0]);
#ifdef AGAIN
	answer();
#endif
	if (waitpid(pid, NULL, 0) == -1)
		err(1, "waitpid");
#if defined FIFO || defined AGAIN
	unlink(PATH);
#endif
	return 0;
}
