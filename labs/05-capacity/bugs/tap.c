/*
 * Symptom: the guest drinks one glass and leaves, and the tap never stops.
 * A child pours until nobody is there to drink; another one is the guest.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void
pour(const int bar[2])
{
	close(bar[0]);
	while (write(bar[1], "water", 5) == 5)
		continue;
	_exit(0);
}

static void
drink(const int bar[2])
{
	char sip[5];

	close(bar[1]);
	_exit(read(bar[0], sip, sizeof(sip)) > 0 ? 0 : 1);
}

int
main(void)
{
	int bar[2];

	if (pipe(bar) == -1)
		return 1;
	if (fork() == 0)
		pour(bar);
	if (fork() == 0)
		drink(bar);
	close(bar[1]);
	while (wait(NULL) > 0)
		continue;
	close(bar[0]);
	puts("closing time");
	return 0;
}
/* Answer: 8125cce29ca8 8feff4726159 806431151070 a0ddc1628409 d100379174a7 556283ae0c17; ipcprobe ./tap */
