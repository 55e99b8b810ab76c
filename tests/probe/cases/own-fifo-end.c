/*
 * Both ends of a FIFO are opened before the fork, and the reading child keeps
 * the write end that it inherited: end of file never comes. CLOSES: it does
 * not.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	pid_t pid;
	char buf[64];
	int rd, wr;

	unlink("both");
	if (mkfifo("both", 0600) == -1)
		return 1;
	rd = open("both", O_RDONLY | O_NONBLOCK);
	wr = rd == -1 ? -1 : open("both", O_WRONLY);
	if (wr == -1) {
		unlink("both");
		return 1;
	}
	fcntl(rd, F_SETFL, O_RDONLY);
	pid = fork();
	if (pid == -1) {
		unlink("both");
		return 1;
	}
	if (pid == 0) {
#ifdef CLOSES
		close(wr);
#endif
		while (read(rd, buf, sizeof buf) > 0)
			;
		close(rd);
		_exit(0);
	}
	close(rd);
	write(wr, "text", 4);
	close(wr);
	wait(NULL);
	unlink("both");
	return 0;
}
