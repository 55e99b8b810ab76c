/* A barrier by end of file. With "early", each child closes its end before it
 * prints: "ready" may then come first; with "early file" it reads a file
 * between the two. With "unwaited", nobody waits. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char *argv[])
{
	int early = argc > 1 && !strcmp(argv[1], "early"), fds[2];
	int file = argc > 2 && !strcmp(argv[2], "file");
	int unwaited = argc > 1 && !strcmp(argv[argc - 1], "unwaited");
	char byte;

	setbuf(stdout, NULL);
	if (pipe(fds) == -1)
		return 1;
	for (int i = 1; i <= 3; i++) {
		if (fork() != 0)
			continue;
		close(fds[0]);
		if (early)
			close(fds[1]); /* EARLY */
		if (file) {
			int fd = open("/proc/self/comm", O_RDONLY);

			while (read(fd, &byte, 1) > 0)
				;
			close(fd);
		}
		printf("child %d\n", i); /* PRINT */
		if (!early)
			close(fds[1]);
		exit(0);
	}
	close(fds[1]);
	while (read(fds[0], &byte, 1) > 0)
		;
	printf("ready\n");
	close(fds[0]);
	while (!unwaited && wait(NULL) > 0)
		;
	return 0;
}
