/*
 * Symptom: one reader cancels, and the newspaper itself is gone.
 * A press sends pages to a reader who takes the first one only.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void
read_one(int from)
{
	char page[4];

	_exit(read(from, page, sizeof(page)) > 0 ? 0 : 1);
}

int
main(void)
{
	int round[2];

	if (pipe(round) == -1)
		return 1;
	switch (fork()) {
	case -1:
		return 1;
	case 0:
		close(round[1]);
		read_one(round[0]);
	}
	close(round[0]);
	if (write(round[1], "one", 4) != 4)
		return 1;
	if (wait(NULL) == -1)
		return 1;
	if (write(round[1], "two", 4) != 4)
		fprintf(stderr, "the reader has left\n");
	close(round[1]);
	puts("to be continued");
	return 0;
}
/* Answer: 4d467f4775a2 7b010aa5cbf9 638a91724133 7a30a6c10d15 e8a37e07d345 0115601d6b5e; ipcprobe ./news */
