/*
 * What did the command say, and how did it end? The C library's popen, for
 * once: look at what pclose returns before you write your own.
 */
#include <stdio.h>
#include <sys/wait.h>

int
main(void)
{
	FILE *from = popen("echo hello; exit 3", "r");
	char line[80];
	int status;

	if (from == NULL) {
		perror("popen");
		return 1;
	}
	while (fgets(line, sizeof(line), from) != NULL)
		fputs(line, stdout);
	status = pclose(from);
	if (status == -1 || !WIFEXITED(status)) {
		fputs("no exit status\n", stderr);
		return 1;
	}
	printf("status %d, exit status %d\n", status, WEXITSTATUS(status));
	return 0;
}
