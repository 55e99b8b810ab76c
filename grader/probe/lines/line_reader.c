/* SPDX-License-Identifier: MIT */
/* The side that asks the line reader; see line_reader.h. */
#include "probe/lines/line_reader.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* Wait for something to read or end of file. Returns 0, or -1 after
 * READER_WALL_S seconds. */
static int
await(const struct reader *reader)
{
	int64_t until = now_ms() + READER_WALL_S * 1000;
	struct pollfd pollfd = {.fd = reader->socket, .events = POLLIN};

	for (;;) {
		int64_t left = until - now_ms();
		int ready = left > 0 ? poll(&pollfd, 1, (int)left) : 0;

		if (ready > 0)
			return 0;
		if (ready == 0 || errno != EINTR)
			return -1;
	}
}

/** The string at *at, which must end before `end`; moves *at past it. NULL if
 *  it does not end. */
static const char *
take_text(const char **at, const char *end)
{
	const char *text = *at;
	const char *nul = memchr(text, '\0', (size_t)(end - text));

	if (nul)
		*at = nul + 1;
	return nul ? text : NULL;
}

static int
take_frame(const char **at, const char *end, struct answer_frame *out)
{
	struct told told;

	if ((size_t)(end - *at) < sizeof(told))
		return -1;
	memcpy(&told, *at, sizeof(told));
	*at += sizeof(told);
	*out = (struct answer_frame){.pc = told.pc,
				     .line = told.line,
				     .interrupted = told.interrupted != 0,
				     .cut = told.cut != 0};
	out->function = take_text(at, end);
	out->module = out->function ? take_text(at, end) : NULL;
	out->path = out->module ? take_text(at, end) : NULL;
	return out->path && out->line >= 0 ? 0 : -1;
}

/** Parse an answer, and check that it fits the question. */
static int
take_answer(struct answer *out, size_t size, const struct question *question)
{
	const char *at = out->text, *end = out->text + size;

	if (size < sizeof(out->len))
		return -1;
	memcpy(&out->len, at, sizeof(out->len));
	at += sizeof(out->len);
	if (out->len > question->cap || out->len > READER_FRAMES_MAX)
		return -1;
	for (size_t i = 0; i < out->len; i++)
		if (take_frame(&at, end, &out->frames[i]) == -1)
			return -1;
	return at == end ? 0 : -1;
}

bool
reader_is_ready(const struct reader *reader, const struct image *image)
{
	return reader->socket != -1 && reader->version == image->version;
}

int
reader_tell(struct reader *reader, const struct question *question,
	    const struct stack *stack)
{
	struct asked asked = {.question = *question,
			      .regs = stack->regs,
			      .start = stack->start,
			      .len = stack->len};
	struct iovec parts[] = {
		{&asked, sizeof(asked)},
		{(void *)stack->bytes, stack->len},
	};
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
	ssize_t sent;

	do
		sent = sendmsg(reader->socket, &message, MSG_NOSIGNAL);
	while (sent == -1 && errno == EINTR);
	return sent == -1 ? -1 : 0;
}

int
reader_ask(struct reader *reader, const struct question *question,
	   const struct stack *stack, struct answer *out,
	   enum reader_fault *fault)
{
	ssize_t got;

	*fault = READER_DIED;
	if (reader_tell(reader, question, stack) == -1)
		return -1;
	*fault = READER_SLOW;
	if (await(reader) == -1)
		return -1;
	/* with MSG_TRUNC, recv returns the whole length even if it does not
	 * fit */
	got = recv(reader->socket, out->text, sizeof(out->text), MSG_TRUNC);
	*fault = READER_DIED;
	if (got <= 0)
		return -1;
	*fault = READER_RUBBISH;
	if ((size_t)got > sizeof(out->text))
		return -1;
	return take_answer(out, (size_t)got, question);
}

void
reader_let_go(struct reader *reader)
{
	if (reader->socket != -1)
		close(reader->socket);
	reader->socket = -1;
}

int
reader_end(struct reader *reader, unsigned *cpu_ms)
{
	struct rusage usage = {0};
	int status = 0;

	*cpu_ms = 0;
	if (!reader)
		return 0;
	reader_let_go(reader);
	kill(reader->pid, SIGKILL);
	while (wait4(reader->pid, &status, __WCLONE, &usage) == -1 &&
	       errno == EINTR)
		;
	*cpu_ms = (unsigned)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) *
			  1000 +
		  (unsigned)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) /
			  1000;
	free(reader);
	return status;
}
