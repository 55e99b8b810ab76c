/*
 * Symptom: on the terminal the heading comes once, in a file three times.
 * Two children print a row each below a heading.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void
row(int number)
{
	printf("row %d\n", number);
	exit(fflush(stdout) == 0 ? 0 : 1);
}

int
main(void)
{
	printf("A table\n");
	for (int i = 1; i <= 2; i++) {
		switch (fork()) {
		case -1:
			return 1;
		case 0:
			row(i);
		}
	}
	while (wait(NULL) > 0)
		continue;
	return 0;
}
/* Answer: 2a547e8d674d 8618782d7623 6f7c90bb63fd 59cbc9347925; ipcprobe ./heading */
