/*
 * Symptom: one of the crew is still a zombie when "all ashore" is printed.
 * A captain sends three of the crew away and waits until all are back.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CREW = 3 };

int
main(void)
{
	int away = 0;

	while (away < CREW) {
		pid_t sailor = fork();

		if (sailor == -1)
			return 1;
		if (sailor == 0)
			_exit(0);
		away++;
	}
	while (--away > 0) {
		if (wait(NULL) == -1)
			return 1;
	}
	puts("all ashore");
	return 0;
}
/* Answer: e5a05b7d8ecd bd1a87b87279; ipcprobe ./crew */
