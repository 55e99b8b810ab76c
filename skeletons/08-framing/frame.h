/*
 * Messages on a byte stream: three ways to tell where one ends.
 *
 *	FRAME_LINE	the bytes, then a newline
 *	FRAME_LENGTH	4 bytes of length, most significant first; the bytes
 *	FRAME_FIXED	256 bytes: the message, then NULs up to the end
 */
#ifndef FRAME_H
#define FRAME_H

#include <stddef.h>

enum frame_kind { FRAME_LINE, FRAME_LENGTH, FRAME_FIXED };

/* FRAME_FIXED's record, and the longest message in it. */
#define FRAME_FIXED_SIZE 256
#define FRAME_FIXED_MAX 255

/* Your own fields: what must a reader remember from one call to the next? */
struct frame_reader {
	int fd;
	enum frame_kind kind;
	/* TODO 2a: more fields. The functions are in frame.c. */
};

/*
 * Write one message, with one write of at most PIPE_BUF bytes, so that it
 * never mixes with another writer's.
 * Returns 0, or -1 with errno: EMSGSIZE, it is too long; EINVAL, it has a
 * byte that this kind can't carry; or write's own.
 */
int frame_write(int fd, enum frame_kind kind, const void *msg, size_t len);

/* Start to read messages from fd. Several readers may be in use at a time. */
void frame_reader_init(struct frame_reader *reader, int fd,
		       enum frame_kind kind);

/*
 * Read one message into buf, which has room for size bytes.
 * Returns 1 and sets *len; 0 at the end of the stream; -1 with errno:
 * EPROTO, the stream ends inside a message; EMSGSIZE, the message is longer
 * than size, and the next call goes on with the next one; or read's own.
 */
int frame_read(struct frame_reader *reader, void *buf, size_t size,
	       size_t *len);

#endif
