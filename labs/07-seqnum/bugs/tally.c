/*
 * Symptom: once the last voter has gone, it uses all of a CPU for ever.
 * Votes come through a FIFO; the counting goes on for later voters.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void
vote(void)
{
	int booth = open("votes", O_WRONLY);

	_exit(booth != -1 && write(booth, "y", 1) == 1 ? 0 : 1);
}

int
main(void)
{
	int urn, yes = 0;
	char ballot;

	if (mkfifo("votes", 0600) == -1)
		return 1;
	if (fork() == 0)
		vote();
	urn = open("votes", O_RDONLY);
	unlink("votes");
	if (urn == -1)
		return 1;
	for (;;) {
		if (read(urn, &ballot, 1) == -1)
			break;
		if (ballot == 'y')
			yes++;
	}
	printf("%d\n", yes);
	return 0;
}
/* Answer: ce4125aa7433 c9789fa456f6 529c7fd8904f; ipcprobe ./tally */
