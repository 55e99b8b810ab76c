/*
 * A FIFO that is left makes the next run fail, in whatever order. REMOVES: it
 * does not.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int fd;
	pid_t pid;

	if (mkfifo("letters", 0600) == -1)
		return 1;
	fd = open("letters", O_RDWR);
	if (fd == -1)
		return 1;
	close(fd);
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0)
		_exit(0);
	if (waitpid(pid, NULL, 0) == -1)
		return 1;
#ifdef REMOVES
	unlink("letters");
#endif
	return 0;
}
