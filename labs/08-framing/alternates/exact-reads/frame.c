/*
 * Different: each read asks for just what is missing, a byte at a time where
 * the end is not known; writev builds the message without a copy.
 */
#include "frame.h"
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

/* Returns 1 once all is there; 0 or -1 if not, with how many in *have. */
static int
read_just(int fd, void *data, size_t size, size_t *have)
{
	for (*have = 0; *have < size;) {
		ssize_t n = read(fd, (char *)data + *have, size - *have);

		if (n == 0 || (n == -1 && errno != EINTR))
			return n;
		if (n > 0)
			*have += n;
	}
	return 1;
}

static int
broken_off(int got)
{
	if (got == 0)
		errno = EPROTO;
	return -1;
}

static int
read_line(int fd, char *buf, size_t size, size_t *len)
{
	size_t have;
	char byte;
	int got;

	for (*len = 0;; ++*len) {
		got = read_just(fd, &byte, 1, &have);
		if (got != 1)
			return *len == 0 ? got : broken_off(got);
		if (byte == '\n')
			break;
		if (*len < size)
			buf[*len] = byte;
	}
	if (*len <= size)
		return 1;
	errno = EMSGSIZE;
	return -1;
}

static int
read_counted(int fd, char *buf, size_t size, size_t *len)
{
	unsigned char head[4];
	char waste[512];
	size_t have, left;
	int got = read_just(fd, head, 4, &have);

	if (got != 1)
		return have == 0 ? got : broken_off(got);
	*len = left =
		(size_t)head[0] << 24 | head[1] << 16 | head[2] << 8 | head[3];
	if (left <= size) {
		got = read_just(fd, buf, left, &have);
		return got == 1 ? 1 : broken_off(got);
	}
	while (left > 0) {
		size_t part = left < sizeof(waste) ? left : sizeof(waste);

		got = read_just(fd, waste, part, &have);
		if (got != 1)
			return broken_off(got);
		left -= part;
	}
	errno = EMSGSIZE;
	return -1;
}

static int
read_record(int fd, char *buf, size_t size, size_t *len)
{
	char record[256];
	size_t have;
	int got = read_just(fd, record, sizeof(record), &have);

	if (got != 1)
		return have == 0 ? got : broken_off(got);
	*len = strnlen(record, sizeof(record));
	if (*len > size) {
		errno = EMSGSIZE;
		return -1;
	}
	memcpy(buf, record, *len);
	return 1;
}

void
frame_reader_init(struct frame_reader *reader, int fd, enum frame_kind kind)
{
	reader->fd = fd;
	reader->kind = kind;
}

int
frame_read(struct frame_reader *reader, void *buf, size_t size, size_t *len)
{
	switch (reader->kind) {
	case FRAME_LINE:
		return read_line(reader->fd, buf, size, len);
	case FRAME_LENGTH:
		return read_counted(reader->fd, buf, size, len);
	default:
		return read_record(reader->fd, buf, size, len);
	}
}

static int
refuse(int error)
{
	errno = error;
	return -1;
}

int
frame_write(int fd, enum frame_kind kind, const void *msg, size_t len)
{
	static const char nuls[256];
	unsigned char head[4] = {len >> 24, len >> 16, len >> 8, len};
	struct iovec parts[3] = {{head, 0}, {(void *)msg, len}, {"\n", 0}};
	int first = 0;

	if (kind == FRAME_LINE) {
		if (len > PIPE_BUF - 1)
			return refuse(EMSGSIZE);
		if (memchr(msg, '\n', len))
			return refuse(EINVAL);
		parts[2].iov_len = 1;
	} else if (kind == FRAME_LENGTH) {
		if (len > PIPE_BUF - 4)
			return refuse(EMSGSIZE);
		parts[0].iov_len = 4;
	} else {
		if (len > 255)
			return refuse(EMSGSIZE);
		if (memchr(msg, 0, len))
			return refuse(EINVAL);
		parts[2] = (struct iovec){(void *)nuls, 256 - len};
	}
	while (first < 3) {
		ssize_t n = writev(fd, parts + first, 3 - first);

		if (n == -1 && errno != EINTR)
			return -1;
		for (; first < 3 && n >= (ssize_t)parts[first].iov_len; first++)
			n -= parts[first].iov_len;
		if (first < 3 && n > 0) {
			parts[first].iov_base =
				(char *)parts[first].iov_base + n;
			parts[first].iov_len -= n;
		}
	}
	return 0;
}
