/* SPDX-License-Identifier: MIT */
/* No LeakSanitizer in observed programs; see leak_check.h. */
#include "probe/command/leak_check.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The names of libraries and symbols are near the start of a program file. */
#define START (256 << 10)

/* What is only in programs that look for leaks at their end. */
static const char *const marks[] = {"liblsan.so", "__asan_init", "__lsan_init"};

static bool
has_mark(int fd)
{
	char *start = malloc(START);
	ssize_t len = start ? pread(fd, start, START, 0) : -1;
	bool found = false;

	for (size_t i = 0; len > 0 && i < sizeof marks / sizeof *marks; i++)
		found |= memmem(start, (size_t)len, marks[i],
				strlen(marks[i])) != NULL;
	free(start);
	return found;
}

bool
leak_check_off(const char *program)
{
	const char *set = getenv("LSAN_OPTIONS");
	char *options = NULL;
	bool found;
	int fd;

	fd = strchr(program, '/') ? open(program, O_RDONLY | O_CLOEXEC |
							  O_NONBLOCK | O_NOCTTY)
				  : -1;
	if (fd == -1)
		return false;
	found = has_mark(fd);
	close(fd);
	if (found && asprintf(&options, "%s%sdetect_leaks=0", set ? set : "",
			      set && *set ? ":" : "") != -1) {
		found = setenv("LSAN_OPTIONS", options, 1) == 0;
		free(options);
	}
	return found;
}
