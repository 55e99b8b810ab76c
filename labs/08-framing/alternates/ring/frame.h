/*
 * Different here: a ring, filled by readv() where it wraps around, and a
 * message is looked for in it before any byte of it is taken out.
 */
#ifndef FRAME_H
#define FRAME_H

#include <stddef.h>

enum frame_kind { FRAME_LINE, FRAME_LENGTH, FRAME_FIXED };

enum { FRAME_RING = 1024 }; /* a power of two */

struct frame_reader {
	enum frame_kind kind;
	int fd;
	unsigned long in, out; /* bytes that ever came in and went out */
	char ring[FRAME_RING];
};

int frame_write(int fd, enum frame_kind kind, const void *msg, size_t len);
void frame_reader_init(struct frame_reader *reader, int fd,
		       enum frame_kind kind);
int frame_read(struct frame_reader *reader, void *buf, size_t size,
	       size_t *len);

#endif
