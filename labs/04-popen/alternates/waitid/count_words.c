/* Different: recursive, getc() by getc(), stdout without a buffer. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "mypopen.h"

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
		else
			putchar(c);
	failed = my_pclose(wc) != 0;
	return count_from(files + 1) || failed;
}

int
main(int argc, char **argv)
{
	if (argc == 1) {
		fputs("usage: count_words FILE...\n", stderr);
		return 2;
	}
	setvbuf(stdout, NULL, _IONBF, 0);
	return count_from(argv + 1);
}
