/*
 * A child sends SIZE bytes. The parent waits for it first and reads
 * afterwards. Up to which SIZE does that go well?
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char bytes[1000000];

int
main(int argc, char *argv[])
{
	size_t size = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000;
	size_t total = 0;
	int fds[2];
	ssize_t n;
	pid_t pid;

	if (size > sizeof(bytes) || pipe(fds) == -1 || (pid = fork()) == -1)
		return 1;
	if (pid == 0) {
		close(fds[0]);
		n = write(fds[1], bytes, size);
		close(fds[1]);
		_exit(n == (ssize_t)size ? 0 : 1);
	}
	close(fds[1]);
	waitpid(pid, NULL, 0);
	while ((n = read(fds[0], bytes, sizeof(bytes))) > 0)
		total += (size_t)n;
	close(fds[0]);
	printf("%zu bytes\n", total);
	return 0;
}
