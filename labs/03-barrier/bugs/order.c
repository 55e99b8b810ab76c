/*
 * Symptom: nearly always all is well; now and then "no soup to taste".
 * One cook leaves the soup in a file, the other tastes it (and removes it).
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int
make_soup(void)
{
	int pot = open("soup", O_WRONLY | O_CREAT, 0600);

	return pot == -1 || close(pot) == -1;
}

static int
taste_soup(void)
{
	if (unlink("soup") == 0)
		return 0;
	fprintf(stderr, "no soup to taste\n");
	return 1;
}

static pid_t
cook(int (*task)(void))
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(task());
	return pid;
}

int
main(void)
{
	pid_t first = cook(make_soup);
	pid_t second = cook(taste_soup);
	int made, tasted;

	if (waitpid(first, &made, 0) == -1)
		return 1;
	if (waitpid(second, &tasted, 0) == -1)
		return 1;
	return made != 0 || tasted != 0;
}
/* Answer: 07ee3b9db34f 50eb1c92908f 0cec6da18753 869faee1c22d; ipcprobe --explore 50 --seed 1 ./order */
