/* Different: one text of all lines, made in memory, sent in one piece. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mypopen.h"

int
main(int argc, char *argv[])
{
	char *text = NULL;
	const char *what = "open_memstream";
	size_t size = 0, sent;
	FILE *memory = open_memstream(&text, &size), *sort;
	int why = 0, status;

	if (memory == NULL)
		goto fail;
	for (int i = 1; i < argc; i++) {
		fputs(argv[i], memory);
		fputc('\n', memory);
	}
	if (ferror(memory) | (fclose(memory) == EOF))
		goto fail;
	what = "sort";
	sort = my_popen("sort", "w");
	if (sort == NULL)
		goto fail;
	signal(SIGPIPE, SIG_IGN);
	setvbuf(sort, NULL, _IONBF, 0);
	for (sent = 0; sent < size && why == 0;) {
		sent += fwrite(text + sent, 1, size - sent, sort);
		if (ferror(sort) && errno != EINTR)
			why = errno;
		clearerr(sort);
	}
	status = my_pclose(sort);
	if (why != 0)
		errno = why;
	if (why != 0 || status == -1)
		goto fail;
	free(text);
	if (status != 0)
		fprintf(stderr, "popen_sort: sort: status %d\n", status);
	return status != 0;
fail:
	fprintf(stderr, "popen_sort: %s: %s\n", what, strerror(errno));
	free(text);
	return 1;
}
