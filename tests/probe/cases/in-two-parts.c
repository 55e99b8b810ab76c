/*
 * A message comes in two parts, and the first is taken for all of it. AGAIN:
 * the reader goes on until it has all. ENOUGH: it asks for no more than that.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef ENOUGH
#define SIZE 4
#else
#define SIZE 8
#endif

int
main(void)
{
	int parts[2], go[2];
	char message[8];
	ssize_t got;
	pid_t pid;

	if (pipe(parts) == -1 || pipe(go) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(parts[0]);
		close(go[1]);
		if (write(parts[1], "good", 4) != 4 ||
		    read(go[0], message, 1) != 0 ||
		    write(parts[1], "news", 4) != 4)
			_exit(1);
		close(parts[1]);
		close(go[0]);
		_exit(0);
	}
	close(parts[1]);
	close(go[0]);
	got = read(parts[0], message, SIZE);
	close(go[1]);
#ifdef AGAIN
	while (got > 0 && got < SIZE) {
		ssize_t more = read(parts[0], message + got, SIZE - got);

		if (more <= 0)
			return 1;
		got += more;
	}
#endif
	if (waitpid(pid, NULL, 0) == -1)
		return 1;
	close(parts[0]);
	printf("%.*s\n", (int)got, message);
	return 0;
}
