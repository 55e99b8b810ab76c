/*
 * Symptom: all looks well, but date runs with one descriptor too many.
 * The first line that date prints is read through a pipe.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void
run_date(int back)
{
	if (dup2(back, STDOUT_FILENO) == -1)
		_exit(1);
	execlp("date", "date", "+%H:%M", (char *)NULL);
	_exit(127);
}

int
main(void)
{
	char now[40];
	int tick[2], status;
	ssize_t got = 0, more;

	if (pipe(tick) == -1)
		return 1;
	switch (fork()) {
	case -1:
		return 1;
	case 0:
		close(tick[0]);
		run_date(tick[1]);
	}
	close(tick[1]);
	while ((more = read(tick[0], now + got, sizeof(now) - got)) > 0)
		got += more;
	close(tick[0]);
	printf("it is %.*s", (int)got, now);
	return wait(&status) == -1 || status != 0;
}
/* Answer: f2ad9c8ff382 479421de513b d9f9f9b9af50 ba42f97cd40c; ipcprobe ./clock */
