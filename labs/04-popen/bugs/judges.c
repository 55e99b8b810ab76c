/*
 * Symptom: the first judge says yes, slowly; "first: no" is printed, and no
 * word of the second.
 * Two judges decide by their exit status, the second before the first.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t
judge(int verdict, unsigned seconds)
{
	pid_t pid = fork();

	if (pid == 0) {
		sleep(seconds);
		_exit(verdict);
	}
	return pid;
}

int
main(void)
{
	pid_t first = judge(0, 2);
	pid_t second = judge(1, 1);
	int status;

	if (first == -1 || second == -1)
		return 1;
	if (wait(&status) != -1)
		printf("first: %s\n", status == 0 ? "yes" : "no");
	if (waitpid(second, &status, 0) != -1)
		printf("second: %s\n", status == 0 ? "yes" : "no");
	while (wait(NULL) != -1)
		continue;
	return 0;
}
/* Answer: b4b2752275a3 d54e5b51f847; ipcprobe ./judges */
