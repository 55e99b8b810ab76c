/*
 * The reader takes its time, and then all goes well. NEVER: it reads another
 * FIFO first, which nobody writes.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	char c = 'x';
	int fd;

	if (mkfifo("late", 0600) == -1 || mkfifo("other", 0600) == -1)
		return 1;
	if (fork() == 0) {
#ifdef NEVER
		open("other", O_RDONLY);
#endif
		sleep(10);
		fd = open("late", O_RDONLY);
		read(fd, &c, 1);
		close(fd);
		_exit(0);
	}
	fd = open("late", O_WRONLY);
	write(fd, &c, 1);
	close(fd);
	wait(NULL);
	unlink("late");
	unlink("other");
	puts("done");
	return 0;
}
