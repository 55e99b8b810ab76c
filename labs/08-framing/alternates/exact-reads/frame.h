/* Different: nothing is read ahead, so a reader has nothing to remember. */
#ifndef FRAME_H
#define FRAME_H

#include <stddef.h>

enum frame_kind { FRAME_LINE, FRAME_LENGTH, FRAME_FIXED };

struct frame_reader {
	int fd;
	enum frame_kind kind;
};

int frame_write(int fd, enum frame_kind kind, const void *msg, size_t len);
void frame_reader_init(struct frame_reader *reader, int fd,
		       enum frame_kind kind);
int frame_read(struct frame_reader *reader, void *buf, size_t size,
	       size_t *len);

#endif
