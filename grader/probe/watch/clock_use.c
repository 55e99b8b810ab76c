/* SPDX-License-Identifier: MIT */
/* Does a program's file name a clock? See clock_use.h. */
#include "probe/watch/clock_use.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX = 16 << 20 };

/* Ends of names: names in a string table share their endings. */
static const char *const clocks[] = {"time", "gettimeofday", "clock",
				     "timespec_get", NULL};
static const char *const others[] = {
	"times",      "getrusage",          "getrandom", "getentropy",
	"arc4random", "arc4random_uniform", "syscall",   NULL};

static bool
names_any(const char *bytes, size_t len, const char *const *names)
{
	for (; *names; names++)
		if (memmem(bytes, len, *names, strlen(*names) + 1))
			return true;
	return false;
}

static void
look(struct image *image, pid_t pid)
{
	char path[32];
	struct stat st;
	void *bytes;
	int fd;

	image->reads_clock = image->reads_other = true;
	snprintf(path, sizeof path, "/proc/%d/exe", (int)pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd == -1)
		return;
	if (fstat(fd, &st) == 0 && st.st_size > 0 && st.st_size <= FILE_MAX) {
		size_t len = (size_t)st.st_size;

		bytes = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
		if (bytes != MAP_FAILED) {
			image->reads_clock = names_any(bytes, len, clocks);
			image->reads_other = names_any(bytes, len, others);
			munmap(bytes, len);
		}
	}
	close(fd);
}

bool
reads_time(pid_t pid, struct image *image, bool traced)
{
	if (!image->time_looked) {
		image->time_looked = true;
		look(image, pid);
	}
	return image->reads_other || (image->reads_clock && !traced);
}
