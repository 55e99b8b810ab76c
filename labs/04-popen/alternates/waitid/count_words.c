/* Different: recursive, getc() by getc(), and a write() for each. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "mypopen.h"

/* 0, or -1 with errno. */
static int
put(char c)
{
	while (write(STDOUT_FILENO, &c, 1) == -1)
		if (errno != EINTR)
			return -1;
	return 0;
}

static int
count_from(char **files)
{
	char *argv[] = {"wc", "-w", "--", *files, NULL};
	FILE *wc;
	int c, failed;

	if (*files == NULL)
		return 0;
	if (!strcmp(*files, "-"))
		argv[3] = "./-";
	wc = my_popenv(argv, "re");
	if (wc == NULL) {
		perror("count_words: my_popenv");
		return 1;
	}
	setvbuf(wc, NULL, _IONBF, 0);
	while ((c = getc(wc)) != EOF || (ferror(wc) && errno == EINTR))
		if (c == EOF)
			clearerr(wc);
		else if (put(c) == -1)
			break;
	failed = c != EOF || ferror(wc);
	if (failed)
		perror(c != EOF ? "count_words: standard output"
				: "count_words: wc");
	failed |= my_pclose(wc) != 0;
	return count_from(files + 1) || failed;
}

int
main(int argc, char **argv)
{
	if (argc == 1) {
		fputs("usage: count_words FILE...\n", stderr);
		return 2;
	}
	return count_from(argv + 1);
}
