/* SPDX-License-Identifier: MIT */
/* Address maps of live processes; see image.h. */
#include "probe/live/image.h"
#include "probe/base/maps.h"
#include "probe/live/procfs.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/** Read a whole /proc file as a string; NULL with errno. */
static char *
slurp(const char *path)
{
	size_t cap = 16384, len = 0;
	char *text = malloc(cap);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = -1;

	while (text && fd >= 0) {
		n = read(fd, text + len, cap - len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		len += (size_t)n;
		if (cap - len < 4096) {
			char *more = realloc(text, cap *= 2);

			if (!more) {
				n = -1;
				break;
			}
			text = more;
		}
	}
	if (fd >= 0)
		close(fd);
	if (n < 0) {
		free(text);
		return NULL;
	}
	text[len] = '\0';
	return text;
}

static bool
is_loader(const char *path)
{
	const char *name = strrchr(path, '/');

	name = name ? name + 1 : path;
	return !strncmp(name, "ld-linux", 8) || !strncmp(name, "ld-musl", 7) ||
	       !strncmp(name, "ld.so", 5) || !strncmp(name, "ld64.so", 7) ||
	       (!strncmp(name, "ld-", 3) && strstr(name, ".so"));
}

/** Fill image->code and the loader's range from image->maps. */
static int
parse_code(struct image *image)
{
	struct mapping mapping;
	size_t cap = 0;

	image->code_len = 0;
	image->loader_start = image->loader_end = 0;
	for (const char *at = image->maps; (at = maps_next(at, &mapping));) {
		if (!mapping.executable)
			continue;
		if (image->code_len == cap) {
			cap = cap ? 2 * cap : 16;
			void *more = reallocarray(image->code, cap,
						  sizeof(*image->code));

			if (!more)
				return -1;
			image->code = more;
		}
		image->code[image->code_len++] =
			(struct code_range){mapping.start, mapping.end};
		if (is_loader(mapping.path)) {
			image->loader_start = mapping.start;
			image->loader_end = mapping.end;
		}
	}
	return 0;
}

/** Open the process's program file and note its name in maps. */
static void
keep_exe(struct image *image, pid_t pid)
{
	char path[32];

	snprintf(path, sizeof(path), "/proc/%d/exe", (int)pid);
	image->exe_mapped = procfs_exe(pid);
	if (image->exe_mapped)
		image->exe_fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

int
image_refresh_maps(struct image *image, pid_t pid)
{
	char path[32];
	char *maps;

	snprintf(path, sizeof(path), "/proc/%d/maps", (int)pid);
	maps = slurp(path);
	if (!maps)
		return -1;
	if (!*maps) { /* a zombie has no memory */
		free(maps);
		errno = ESRCH;
		return -1;
	}
	free(image->maps);
	image->maps = maps;
	image->version++;
	free(image->code);
	image->code = NULL;
	if (!image->exe_mapped)
		keep_exe(image, pid);
	return parse_code(image);
}

bool
image_knows(const struct image *image, uint64_t pc)
{
	size_t low = 0, high = image->code_len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (pc < image->code[mid].start)
			high = mid;
		else if (pc >= image->code[mid].end)
			low = mid + 1;
		else
			return true;
	}
	return false;
}
