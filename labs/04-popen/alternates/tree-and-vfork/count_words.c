/* Different: all commands run at the same time, and are read in order. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mypopen.h"

static int
complain(const char *what)
{
	fprintf(stderr, "count_words: %s: %s\n", what, strerror(errno));
	return 1;
}

/* To our output as it comes, by its descriptor. 0, or -1 with errno. */
static int
pass_on(FILE *from)
{
	char block[512];
	ssize_t have, done, n;

	while ((have = read(fileno(from), block, sizeof(block))) != 0) {
		if (have == -1 && errno != EINTR)
			return -1;
		for (done = 0; done < have; done += n > 0 ? n : 0) {
			n = write(STDOUT_FILENO, block + done, have - done);
			if (n == -1 && errno != EINTR)
				return -1;
		}
	}
	return 0;
}

static FILE *
start(char *file)
{
	char *argv[] = {"wc", "-w", "--", file, NULL};

	if (strcmp(file, "-") == 0)
		argv[3] = "./-";
	return my_popenv(argv, "r");
}

int
main(int argc, char *argv[])
{
	enum { AT_ONCE = 8 };
	FILE *running[AT_ONCE] = {NULL};
	int begun = 1, bad = 0, one;

	if (argc < 2) {
		fprintf(stderr, "usage: count_words FILE...\n");
		return 2;
	}
	for (int i = 1; i < argc; i++) {
		for (; begun < argc && begun < i + AT_ONCE; begun++) {
			running[begun % AT_ONCE] = start(argv[begun]);
			if (running[begun % AT_ONCE] == NULL)
				bad = complain(argv[begun]);
		}
		if (running[i % AT_ONCE] == NULL)
			continue;
		if (pass_on(running[i % AT_ONCE]) == -1)
			bad = complain("passing on");
		one = my_pclose(running[i % AT_ONCE]);
		if (one == -1)
			complain("wc");
		bad |= one != 0;
	}
	return bad;
}
