/* SPDX-License-Identifier: MIT */
/* Disarming Valgrind's client requests; see disarm.h. */
#include "disarm.h"
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PREAMBLE = 16 };

struct preamble {
	unsigned char marks[PREAMBLE], nothing[PREAMBLE];
};

static const struct preamble preambles[] = {
	/* amd64: rol $3, $13, $61, $51 of rdi */
	{{0x48, 0xc1, 0xc7, 0x03, 0x48, 0xc1, 0xc7, 0x0d, 0x48, 0xc1, 0xc7,
	  0x3d, 0x48, 0xc1, 0xc7, 0x33},
	 {0x0f, 0x1f, 0x40, 0x00, 0x0f, 0x1f, 0x40, 0x00, 0x0f, 0x1f, 0x40,
	  0x00, 0x0f, 0x1f, 0x40, 0x00}},
	/* arm64: ror #3, #13, #51, #61 of x12 */
	{{0x8c, 0x0d, 0xcc, 0x93, 0x8c, 0x35, 0xcc, 0x93, 0x8c, 0xcd, 0xcc,
	  0x93, 0x8c, 0xf5, 0xcc, 0x93},
	 {0x1f, 0x20, 0x03, 0xd5, 0x1f, 0x20, 0x03, 0xd5, 0x1f, 0x20, 0x03,
	  0xd5, 0x1f, 0x20, 0x03, 0xd5}},
};

/* Overwrite each request in the file, which is mapped at START. */
static int
overwrite(unsigned char *start, size_t size)
{
	const struct preamble *end =
		preambles + sizeof(preambles) / sizeof(*preambles);
	int count = 0;

	for (const struct preamble *p = preambles; p < end; p++) {
		unsigned char *at = start, *found;

		while ((found = memmem(at, size - (size_t)(at - start),
				       p->marks, PREAMBLE))) {
			memcpy(found, p->nothing, PREAMBLE);
			at = found + PREAMBLE;
			count++;
		}
	}
	return count;
}

int
disarm(const char *path)
{
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	struct stat stat;
	void *map = MAP_FAILED;
	int count = -1, error;

	if (fd == -1)
		return -1;
	if (fstat(fd, &stat) == 0)
		map = mmap(NULL, (size_t)stat.st_size, PROT_READ | PROT_WRITE,
			   MAP_SHARED, fd, 0);
	if (map != MAP_FAILED) {
		count = overwrite(map, (size_t)stat.st_size);
		munmap(map, (size_t)stat.st_size);
	}
	error = errno;
	close(fd);
	errno = error;
	return count;
}
