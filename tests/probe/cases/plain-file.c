/*
 * mkfifo() finds a plain file of that name, and both sides open that: the
 * reader sees its end at once. LOOKS: the program looks what it is, and stops.
 * REPLACES: it removes the file first. REUSES: what is there is a FIFO.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	pid_t pid;
	struct stat st;
	char buf[16];
	ssize_t n;
	int io;

#ifdef REUSES
	if (mkfifo("requests", 0600) == -1)
		return 1;
#else
	io = open("requests", O_WRONLY | O_CREAT, 0600);
	if (io == -1)
		return 1;
	close(io);
#endif
#ifdef REPLACES
	unlink("requests");
#endif
	if (mkfifo("requests", 0600) == -1 && errno != EEXIST) /* MAKES */
		return 1;
#ifdef LOOKS
	if (stat("requests", &st) == -1 || !S_ISFIFO(st.st_mode)) {
		fprintf(stderr, "requests is no FIFO\n");
		return 1;
	}
#else
	(void)st;
#endif
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		io = open("requests", O_WRONLY);
		if (io == -1)
			_exit(1);
		usleep(100000);
		n = write(io, "a request\n", 10);
		close(io);
		_exit(n != 10);
	}
	io = open("requests", O_RDONLY);
	if (io == -1)
		return 1;
	n = read(io, buf, sizeof buf);
	if (n > 0)
		n = write(1, buf, n);
	close(io);
	wait(NULL);
	unlink("requests");
	return 0;
}
