/*
 * Symptom: with 60 sacks it works, with 70 it hangs before the first sale.
 * Sacks of 1000 bytes are put into a pipe, and a child takes them out.
 */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SACKS = 70, SACK = 1000 };

static void
sell(int from)
{
	char sack[SACK];
	int sold = 0;

	while (read(from, sack, SACK) > 0)
		sold++;
	dprintf(STDOUT_FILENO, "sold some: %s\n", sold > 0 ? "yes" : "no");
	_exit(0);
}

int
main(void)
{
	char sack[SACK];
	int store[2];

	if (pipe(store) == -1)
		return 1;
	memset(sack, 'c', SACK);
	for (int i = 0; i < SACKS; i++)
		if (write(store[1], sack, SACK) != SACK)
			return 1;
	close(store[1]);
	switch (fork()) {
	case -1:
		return 1;
	case 0:
		sell(store[0]);
	}
	close(store[0]);
	return wait(NULL) == -1;
}
/* Answer: 5b6c72d75616 c0962d2c2c70 99306095e459 a58ed9a5d8e6; ipcprobe ./stock */
