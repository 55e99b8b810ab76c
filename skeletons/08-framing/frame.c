/* Messages on a byte stream; see frame.h. */
#include "frame.h"
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

/*
 * The encoders fill out, of PIPE_BUF bytes, with what goes over the wire.
 * They return its size, or -1 with errno (EMSGSIZE or EINVAL).
 */
static ssize_t
encode_line(unsigned char *out, const void *msg, size_t len)
{
	/* TODO 1a: a line. */
	(void)out;
	(void)msg;
	(void)len;
	errno = ENOSYS;
	return -1;
}

static ssize_t
encode_length(unsigned char *out, const void *msg, size_t len)
{
	/* TODO 3a: the length, then the bytes. */
	(void)out;
	(void)msg;
	(void)len;
	errno = ENOSYS;
	return -1;
}

static ssize_t
encode_fixed(unsigned char *out, const void *msg, size_t len)
{
	/* TODO 4a: a record of FRAME_FIXED_SIZE bytes. */
	(void)out;
	(void)msg;
	(void)len;
	errno = ENOSYS;
	return -1;
}

/* Write size bytes with one write, if the kernel lets us. 0, or -1. */
static int
write_once(int fd, const unsigned char *out, size_t size)
{
	/* TODO 1b: one write, and what may still be left. */
	(void)fd;
	(void)out;
	(void)size;
	errno = ENOSYS;
	return -1;
}

int
frame_write(int fd, enum frame_kind kind, const void *msg, size_t len)
{
	unsigned char out[PIPE_BUF];
	ssize_t size = -1;

	switch (kind) {
	case FRAME_LINE:
		size = encode_line(out, msg, len);
		break;
	case FRAME_LENGTH:
		size = encode_length(out, msg, len);
		break;
	case FRAME_FIXED:
		size = encode_fixed(out, msg, len);
		break;
	default:
		errno = EINVAL;
	}
	if (size == -1)
		return -1;
	return write_once(fd, out, size);
}

void
frame_reader_init(struct frame_reader *reader, int fd, enum frame_kind kind)
{
	reader->fd = fd;
	reader->kind = kind;
	/* TODO 2b: the fields that you have added. */
}

/*
 * The next byte of the stream. One read may bring many: those that were not
 * asked for yet are kept in the reader.
 * Returns 1, 0 at end of file, or -1 with errno.
 */
static int
next_byte(struct frame_reader *reader, unsigned char *byte)
{
	/* TODO 2c: from the reader's memory, or by a read(). */
	(void)reader;
	(void)byte;
	return 0;
}

/*
 * What frame_read returns when next_byte gave no byte but GOT, after BEFORE
 * bytes of a message.
 */
static int
no_byte(int got, size_t before)
{
	/* TODO 6: an end of file inside a message is an error. */
	(void)before;
	return got;
}

/*
 * The decoders read one message. They count all its bytes in *len, and keep
 * those for which there is room: the rest of a long one has to be read too,
 * or the next call would start in its middle.
 */
static int
decode_line(struct frame_reader *reader, unsigned char *buf, size_t size,
	    size_t *len)
{
	*len = 0;
	/* TODO 2d: the bytes up to the newline. */
	(void)buf;
	(void)size;
	unsigned char byte;

	return no_byte(next_byte(reader, &byte), 0);
}

static int
decode_length(struct frame_reader *reader, unsigned char *buf, size_t size,
	      size_t *len)
{
	/* TODO 3b: the length, then that many bytes. */
	(void)reader;
	(void)buf;
	(void)size;
	*len = 0;
	errno = ENOSYS;
	return -1;
}

static int
decode_fixed(struct frame_reader *reader, unsigned char *buf, size_t size,
	     size_t *len)
{
	*len = 0;
	/* TODO 4b: a record, and the message in it. */
	(void)reader;
	(void)buf;
	(void)size;
	errno = ENOSYS;
	return -1;
}

int
frame_read(struct frame_reader *reader, void *buf, size_t size, size_t *len)
{
	int got;

	switch (reader->kind) {
	case FRAME_LINE:
		got = decode_line(reader, buf, size, len);
		break;
	case FRAME_LENGTH:
		got = decode_length(reader, buf, size, len);
		break;
	case FRAME_FIXED:
		got = decode_fixed(reader, buf, size, len);
		break;
	default:
		errno = EINVAL;
		return -1;
	}
	if (got == 1 && *len > size) {
		*len = size; /* TODO 5: too long is an error, not a cut. */
	}
	return got;
}
