/* SPDX-License-Identifier: MIT */
/* What a program file contains; see program_text.h. */
#include "probe/lines/program_text.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGE_FILE (4 << 20)

/** A file's first `size` bytes; NULL if it is shorter. */
static char *
read_start(int fd, size_t size)
{
	char *bytes = malloc(size);
	size_t len = 0;
	ssize_t n = 1;

	while (bytes && len < size && n > 0) {
		n = pread(fd, bytes + len, size - len, (off_t)len);
		if (n > 0)
			len += (size_t)n;
	}
	if (len == size)
		return bytes;
	free(bytes);
	return NULL;
}

bool
image_mentions(struct image *image, const char *text)
{
	struct stat st;
	char *bytes = NULL;

	if (image->looked_for && !strcmp(image->looked_for, text))
		return image->mentioned;
	if (image->exe_fd >= 0 && fstat(image->exe_fd, &st) == 0 &&
	    st.st_size > 0 && st.st_size <= LARGE_FILE)
		bytes = read_start(image->exe_fd, (size_t)st.st_size);
	image->looked_for = text;
	image->mentioned =
		!bytes || memmem(bytes, (size_t)st.st_size, text, strlen(text));
	free(bytes);
	return image->mentioned;
}
