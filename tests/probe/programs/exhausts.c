/* Uses up what argv[1] names, without end. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char *argv[])
{
	static char block[65536];
	const char *what = argc > 1 ? argv[1] : "";
	int fds[2];

	if (strcmp(what, "cpu") == 0)
		for (volatile unsigned i = 0;; i++)
			;
	if (strcmp(what, "output") == 0)
		while (write(STDOUT_FILENO, block, sizeof block) > 0)
			;
	if (strcmp(what, "file") == 0) {
		int fd = open("big", O_WRONLY | O_CREAT, 0666);

		while (write(fd, block, sizeof block) > 0)
			;
	}
	if (strcmp(what, "processes") == 0)
		while (fork() != -1)
			;
	if (strcmp(what, "time") == 0)
		while (usleep(1000) == 0)
			;
	if (strcmp(what, "sleep") == 0)
		for (;;)
			sleep(1000);
	if (strcmp(what, "cpu-in-turns") == 0)
		for (;;)
			if (fork() > 0) {
				wait(NULL);
			} else {
				for (volatile unsigned i = 0; i < 50000000; i++)
					;
				_exit(0);
			}
	if (strcmp(what, "orphans") == 0)
		for (;;)
			if (fork() > 0)
				_exit(0);
	if (strcmp(what, "calls") == 0)
		while (pipe(fds) == 0 && close(fds[0]) == 0)
			close(fds[1]);
	if (strcmp(what, "eof") == 0 && pipe(fds) == 0) {
		close(fds[1]);
		for (;;)
			if (read(fds[0], block, 1) == 1)
				return 1;
	}
	if (strcmp(what, "memory") == 0)
		while (malloc(1 << 20))
			;
	return 3;
}
