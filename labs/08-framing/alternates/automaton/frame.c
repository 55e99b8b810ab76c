/*
 * Different: a message is read by an automaton that is fed a byte at a time,
 * and written from a table of what each kind puts before, after and around it.
 */
#include "frame.h"
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

struct message {
	enum frame_kind kind;
	unsigned char *buf;
	size_t size;          /* of buf */
	size_t seen;          /* bytes of the wire so far */
	size_t len;           /* bytes of the message so far */
	unsigned long length; /* FRAME_LENGTH: as the head says */
	int padding;          /* FRAME_FIXED: its first NUL has come */
};

static void
keep(struct message *message, unsigned char byte)
{
	if (message->len < message->size)
		message->buf[message->len] = byte;
	message->len++;
}

/* Is it complete with this byte? */
static int
feed(struct message *message, unsigned char byte)
{
	size_t at = message->seen++;

	switch (message->kind) {
	case FRAME_LINE:
		if (byte == '\n')
			return 1;
		keep(message, byte);
		return 0;
	case FRAME_LENGTH:
		if (at < 4)
			message->length = message->length << 8 | byte;
		else
			keep(message, byte);
		return at >= 3 && message->len == message->length;
	default:
		message->padding |= byte == '\0';
		if (!message->padding)
			keep(message, byte);
		return at + 1 == FRAME_FIXED_SIZE;
	}
}

void
frame_reader_init(struct frame_reader *reader, int fd, enum frame_kind kind)
{
	memset(reader, 0, sizeof(*reader));
	reader->fd = fd;
	reader->kind = kind;
}

/* Have a byte in the buffer. Returns 1, 0 at end of file, or -1 with errno. */
static int
refill(struct frame_reader *reader)
{
	ssize_t n;

	if (reader->next < reader->end)
		return 1;
	for (;;) {
		n = read(reader->fd, reader->buf, sizeof(reader->buf));
		if (n != -1 || errno != EINTR)
			break;
	}
	if (n > 0) {
		reader->next = 0;
		reader->end = n;
	}
	return n > 0 ? 1 : (int)n;
}

int
frame_read(struct frame_reader *reader, void *buf, size_t size, size_t *len)
{
	struct message message = {
		.kind = reader->kind, .buf = buf, .size = size};
	int got, complete;

	if (reader->kind > FRAME_FIXED) {
		errno = EINVAL;
		return -1;
	}
	do {
		got = refill(reader);
		if (got == 0 && message.seen > 0)
			errno = EPROTO;
		if (got != 1)
			return got == 0 && message.seen > 0 ? -1 : got;
		complete = feed(&message, reader->buf[reader->next++]);
	} while (!complete);
	*len = message.len;
	if (message.len <= size)
		return 1;
	errno = EMSGSIZE;
	return -1;
}

/* What goes over the wire: head, message, tail; `total` with NULs behind, 0 for
 * no more than those. */
static const struct shape {
	size_t head, tail, total;
	int forbidden; /* byte; -1: none */
} shapes[] = {
	[FRAME_LINE] = {0, 1, 0, '\n'},
	[FRAME_LENGTH] = {4, 0, 0, -1},
	[FRAME_FIXED] = {0, 1, FRAME_FIXED_SIZE, '\0'},
};

int
frame_write(int fd, enum frame_kind kind, const void *msg, size_t len)
{
	unsigned char out[PIPE_BUF] = {0};
	const struct shape *shape;
	size_t most, total, done = 0;

	errno = EINVAL;
	if (kind > FRAME_FIXED)
		return -1;
	shape = &shapes[kind];
	most = (shape->total ? shape->total : PIPE_BUF) - shape->head -
	       shape->tail;
	if (len > most)
		errno = EMSGSIZE;
	if (len > most || (len > 0 && shape->forbidden != -1 &&
			   memchr(msg, shape->forbidden, len)))
		return -1;
	for (size_t i = 0; i < shape->head; i++)
		out[i] = len >> (8 * (shape->head - 1 - i));
	if (len > 0)
		memcpy(out + shape->head, msg, len);
	if (kind == FRAME_LINE)
		out[len] = '\n';
	total = shape->total ? shape->total : shape->head + len + shape->tail;
	while (done < total) {
		ssize_t n = write(fd, out + done, total - done);

		if (n > 0)
			done += n;
		else if (n == -1 && errno != EINTR)
			return -1;
	}
	return 0;
}
