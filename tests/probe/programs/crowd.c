/* Four processes that write lines at the same time, or one that prints
 * numbers among which any pid is. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int
numbers(void)
{
	char some[4];

	if (read(STDIN_FILENO, some, sizeof some) < 1)
		return 1;
	for (int i = 1; i < 100000; i++)
		printf("%d\n", i);
	return fflush(stdout) == EOF;
}

int
main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "numbers") == 0)
		return numbers();
	for (int i = 0; i < 4; i++)
		if (fork() == 0) {
			for (int j = 0; j < 100; j++)
				write(STDOUT_FILENO, "line\n", 5);
			_exit(0);
		}
	while (wait(NULL) > 0)
		;
	return 0;
}
