/*
 * Different: stdio reads ahead (getc), and one table says what the kinds can
 * carry.
 */
#include "frame.h"
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

static const struct kind {
	size_t most;   /* bytes of a message */
	size_t before; /* bytes on the wire before it */
	size_t total;  /* of a record, 0 if it follows the message */
	int barred;    /* a byte that it can't carry, or -1 */
} kinds[] = {
	[FRAME_LINE] = {PIPE_BUF - 1, 0, 0, '\n'},
	[FRAME_LENGTH] = {PIPE_BUF - 4, 4, 0, -1},
	[FRAME_FIXED] = {255, 0, 256, '\0'},
};

void
frame_reader_init(struct frame_reader *reader, int fd, enum frame_kind kind)
{
	reader->stream = fdopen(fd, "r");
	reader->kind = kind;
}

/* A byte; or EOF with errno 0 at the end of the file. */
static int
get_byte(FILE *stream)
{
	int byte;

	if (!stream) {
		errno = EBADF;
		return EOF;
	}
	for (;;) {
		errno = 0;
		byte = getc(stream);
		if (byte != EOF)
			return byte;
		if (feof(stream)) {
			errno = 0;
			return EOF;
		}
		if (errno != EINTR)
			return EOF;
		clearerr(stream);
	}
}

/* What frame_read returns when there was no byte. */
static int
no_byte(size_t before)
{
	if (errno == 0 && before == 0)
		return 0;
	if (errno == 0)
		errno = EPROTO;
	return -1;
}

int
frame_read(struct frame_reader *reader, void *buf, size_t size, size_t *len)
{
	const struct kind *kind = &kinds[reader->kind];
	size_t total = kind->total, seen = 0, count = 0;
	int byte, ended = 0;

	for (; seen < kind->before; seen++) {
		byte = get_byte(reader->stream);
		if (byte == EOF)
			return no_byte(seen);
		total = total << 8 | byte;
	}
	if (kind->before > 0)
		total += seen;
	while (reader->kind == FRAME_LINE || seen < total) {
		byte = get_byte(reader->stream);
		if (byte == EOF)
			return no_byte(seen);
		seen++;
		ended |= byte == kind->barred;
		if (ended && reader->kind == FRAME_LINE)
			break;
		if (ended)
			continue;
		if (count < size)
			((unsigned char *)buf)[count] = byte;
		count++;
	}
	*len = count;
	if (count <= size)
		return 1;
	errno = EMSGSIZE;
	return -1;
}

int
frame_write(int fd, enum frame_kind which, const void *msg, size_t len)
{
	const struct kind *kind = &kinds[which];
	unsigned char wire[PIPE_BUF] = {0}, *p = wire;
	size_t left;

	errno = EMSGSIZE;
	if (len > kind->most)
		return -1;
	errno = EINVAL;
	if (kind->barred != -1 && memchr(msg, kind->barred, len))
		return -1;
	for (size_t i = 0; i < kind->before; i++)
		wire[i] = len >> 8 * (kind->before - 1 - i);
	memcpy(wire + kind->before, msg, len);
	left = kind->before + len;
	if (which == FRAME_LINE)
		wire[left++] = '\n';
	if (kind->total > 0)
		left = kind->total;
	while (left > 0) {
		ssize_t n = write(fd, p, left);

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return -1;
		p += n;
		left -= n;
	}
	return 0;
}
