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
#ifdef SOLUTION
	if (len > PIPE_BUF - 1) {
		errno = EMSGSIZE;
		return -1;
	}
	if (len > 0 && memchr(msg, '\n', len)) {
		errno = EINVAL; /* it would be read as two */
		return -1;
	}
	if (len > 0)
		memcpy(out, msg, len);
	out[len] = '\n';
	return len + 1;
#else
	/* TODO 1a: a line. */
	(void)out;
	(void)msg;
	(void)len;
	errno = ENOSYS;
	return -1;
#endif
}

static ssize_t
encode_length(unsigned char *out, const void *msg, size_t len)
{
#ifdef SOLUTION
	if (len > PIPE_BUF - 4) {
		errno = EMSGSIZE;
		return -1;
	}
	/* Shifts, not memcpy: the order on the wire is not the machine's. */
	out[0] = len >> 24;
	out[1] = len >> 16;
	out[2] = len >> 8;
	out[3] = len;
	if (len > 0)
		memcpy(out + 4, msg, len);
	return len + 4;
#else
	/* TODO 3a: the length, then the bytes. */
	(void)out;
	(void)msg;
	(void)len;
	errno = ENOSYS;
	return -1;
#endif
}

static ssize_t
encode_fixed(unsigned char *out, const void *msg, size_t len)
{
#ifdef SOLUTION
	if (len > FRAME_FIXED_MAX) {
		errno = EMSGSIZE;
		return -1;
	}
	if (len > 0 && memchr(msg, '\0', len)) {
		errno = EINVAL; /* it would be cut there */
		return -1;
	}
	memset(out, 0, FRAME_FIXED_SIZE);
	if (len > 0)
		memcpy(out, msg, len);
	return FRAME_FIXED_SIZE;
#else
	/* TODO 4a: a record of FRAME_FIXED_SIZE bytes. */
	(void)out;
	(void)msg;
	(void)len;
	errno = ENOSYS;
	return -1;
#endif
}

/* Write size bytes with one write, if the kernel lets us. 0, or -1. */
static int
write_once(int fd, const unsigned char *out, size_t size)
{
#ifdef SOLUTION
	/*
	 * Up to PIPE_BUF bytes go into a pipe whole or not at all. The loop
	 * is for an interrupted write, and for files that take less.
	 */
	while (size > 0) {
		ssize_t n = write(fd, out, size);

		if (n == -1 && errno != EINTR)
			return -1;
		if (n > 0) {
			out += n;
			size -= n;
		}
	}
	return 0;
#else
	/* TODO 1b: one write, and what may still be left. */
	(void)fd;
	(void)out;
	(void)size;
	errno = ENOSYS;
	return -1;
#endif
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
#ifdef SOLUTION
	reader->next = reader->end = 0;
#else
	/* TODO 2b: the fields that you have added. */
#endif
}

/*
 * The next byte of the stream. One read may bring many: those that were not
 * asked for yet are kept in the reader.
 * Returns 1, 0 at end of file, or -1 with errno.
 */
static int
next_byte(struct frame_reader *reader, unsigned char *byte)
{
#ifdef SOLUTION
	ssize_t n;

	if (reader->next == reader->end) {
		do
			n = read(reader->fd, reader->buf, sizeof(reader->buf));
		while (n == -1 && errno == EINTR);
		if (n <= 0)
			return n;
		reader->next = 0;
		reader->end = n;
	}
	*byte = reader->buf[reader->next++];
	return 1;
#else
	/* TODO 2c: from the reader's memory, or by a read(). */
	(void)reader;
	(void)byte;
	return 0;
#endif
}

/*
 * What frame_read returns when next_byte gave no byte but GOT, after BEFORE
 * bytes of a message.
 */
static int
no_byte(int got, size_t before)
{
#ifdef SOLUTION
	if (got == 0 && before > 0) {
		errno = EPROTO;
		return -1;
	}
#else
	/* TODO 6: an end of file inside a message is an error. */
	(void)before;
#endif
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
#ifdef SOLUTION
	for (;;) {
		unsigned char byte;
		int got = next_byte(reader, &byte);

		if (got != 1)
			return no_byte(got, *len);
		if (byte == '\n')
			return 1;
		if (*len < size)
			buf[*len] = byte;
		++*len;
	}
#else
	/* TODO 2d: the bytes up to the newline. */
	(void)buf;
	(void)size;
	unsigned char byte;

	return no_byte(next_byte(reader, &byte), 0);
#endif
}

static int
decode_length(struct frame_reader *reader, unsigned char *buf, size_t size,
	      size_t *len)
{
#ifdef SOLUTION
	uint32_t length = 0;
	unsigned char byte;
	int got;

	for (size_t i = 0; i < 4; i++) {
		got = next_byte(reader, &byte);
		if (got != 1)
			return no_byte(got, i);
		length = length << 8 | byte;
	}
	for (size_t i = 0; i < length; i++) {
		got = next_byte(reader, &byte);
		if (got != 1)
			return no_byte(got, 4 + i);
		if (i < size)
			buf[i] = byte;
	}
	*len = length;
	return 1;
#else
	/* TODO 3b: the length, then that many bytes. */
	(void)reader;
	(void)buf;
	(void)size;
	*len = 0;
	errno = ENOSYS;
	return -1;
#endif
}

static int
decode_fixed(struct frame_reader *reader, unsigned char *buf, size_t size,
	     size_t *len)
{
	*len = 0;
#ifdef SOLUTION
	int ended = 0;

	for (size_t i = 0; i < FRAME_FIXED_SIZE; i++) {
		unsigned char byte;
		int got = next_byte(reader, &byte);

		if (got != 1)
			return no_byte(got, i);
		if (byte == '\0')
			ended = 1;
		if (ended)
			continue;
		if (i < size)
			buf[i] = byte;
		++*len;
	}
	return 1;
#else
	/* TODO 4b: a record, and the message in it. */
	(void)reader;
	(void)buf;
	(void)size;
	errno = ENOSYS;
	return -1;
#endif
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
#ifdef SOLUTION
		errno = EMSGSIZE;
		return -1;
#else
		*len = size; /* TODO 5: too long is an error, not a cut. */
#endif
	}
	return got;
}
