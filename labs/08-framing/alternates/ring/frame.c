/* See frame.h. */
#include "frame.h"
#include <arpa/inet.h>
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

/* Where a message ends up: the bytes without room are counted only. */
struct target {
	char *bytes;
	size_t size, len;
};

void
frame_reader_init(struct frame_reader *reader, int fd, enum frame_kind kind)
{
	reader->kind = kind;
	reader->fd = fd;
	reader->in = reader->out = 0;
}

/* What lies in one piece from the first byte on. */
static size_t
piece(const struct frame_reader *reader, const char **bytes)
{
	size_t at = reader->out % FRAME_RING;
	size_t have = reader->in - reader->out;

	*bytes = reader->ring + at;
	return have < FRAME_RING - at ? have : FRAME_RING - at;
}

/* Read what there is into an empty ring. 1; 0 at end of file; -1. */
static int
fill(struct frame_reader *reader)
{
	size_t at = reader->in % FRAME_RING;
	struct iovec room[2] = {{reader->ring + at, FRAME_RING - at},
				{reader->ring, at}};
	ssize_t n;

	while ((n = readv(reader->fd, room, 2)) == -1 && errno == EINTR)
		;
	if (n > 0)
		reader->in += n;
	return n > 0 ? 1 : (int)n;
}

static void
put(struct target *target, const char *bytes, size_t count)
{
	if (target->len < target->size) {
		size_t room = target->size - target->len;

		memcpy(target->bytes + target->len, bytes,
		       count < room ? count : room);
	}
	target->len += count;
}

/*
 * COUNT bytes, or up to STOP where that is not -1 (which is taken, too, but not
 * put), into *target. 1; 0 at end of file before the first byte; -1.
 */
static int
take(struct frame_reader *reader, struct target *target, size_t count, int stop)
{
	size_t taken = 0;

	while (taken < count) {
		const char *bytes, *end = NULL;
		size_t n = piece(reader, &bytes);
		int got;

		if (n == 0) {
			got = fill(reader);
			if (got == 0 && taken > 0)
				errno = EPROTO;
			if (got != 1)
				return taken > 0 ? -1 : got;
			continue;
		}
		if (n > count - taken)
			n = count - taken;
		if (stop != -1)
			end = memchr(bytes, stop, n);
		if (end != NULL)
			n = end - bytes;
		put(target, bytes, n);
		taken += n;
		reader->out += n + (end != NULL);
		if (end != NULL)
			return 1;
	}
	return 1;
}

/* An end of file after the beginning is one inside of a message. */
static int
the_rest(int got)
{
	if (got == 0)
		errno = EPROTO;
	return got == 1 ? 1 : -1;
}

int
frame_read(struct frame_reader *reader, void *buf, size_t size, size_t *len)
{
	struct target target = {buf, size, 0};
	char fixed[256];
	struct target record = {fixed, sizeof(fixed), 0};
	uint32_t length;
	struct target head = {(char *)&length, sizeof(length), 0};
	int got;

	switch (reader->kind) {
	case FRAME_LINE:
		got = take(reader, &target, SIZE_MAX, '\n');
		break;
	case FRAME_LENGTH:
		got = take(reader, &head, sizeof(length), -1);
		if (got == 1)
			got = the_rest(take(reader, &target, ntohl(length), -1));
		break;
	default:
		got = take(reader, &record, sizeof(fixed), -1);
		if (got == 1)
			put(&target, fixed, strnlen(fixed, sizeof(fixed)));
	}
	if (got != 1)
		return got;
	*len = target.len;
	if (target.len <= size)
		return 1;
	errno = EMSGSIZE;
	return -1;
}

int
frame_write(int fd, enum frame_kind kind, const void *msg, size_t len)
{
	static const size_t most[] = {PIPE_BUF - 1, PIPE_BUF - 4, 255};
	static const int never[] = {'\n', -1, '\0'};
	uint32_t length = htonl(len);
	size_t before = kind == FRAME_LENGTH ? sizeof(length) : 0;
	size_t size = before + len + (kind == FRAME_LINE);
	char *wire, *at;
	int result = 0;

	if (len > most[kind])
		errno = EMSGSIZE;
	else if (never[kind] != -1 && len > 0 && memchr(msg, never[kind], len))
		errno = EINVAL;
	else
		result = 1;
	if (result == 0)
		return -1;
	if (kind == FRAME_FIXED)
		size = 256;
	wire = calloc(1, size);
	if (wire == NULL)
		return -1;
	memcpy(wire, &length, before);
	if (len > 0)
		memcpy(wire + before, msg, len);
	if (kind == FRAME_LINE)
		wire[len] = '\n';
	for (at = wire; at < wire + size;) {
		ssize_t n = write(fd, at, wire + size - at);

		if (n == -1 && errno != EINTR) {
			result = errno;
			free(wire);
			errno = result;
			return -1;
		}
		at += n == -1 ? 0 : n;
	}
	free(wire);
	return 0;
}
