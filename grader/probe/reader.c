/* The asking side of the line reader, and its birth; see reader.h. */
#include "maps.h"
#include "reader_parts.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct reader {
	pid_t pid;
	int socket;
};

/* Copies above what dup2 will fill, so that none overwrites another. */
static int
lift(int fd)
{
	return fd == -1 ? -1 : fcntl(fd, F_DUPFD, 64);
}

/* It holds nothing of ours: neither the outputs nor a recording. */
static int
keep_two(int socket, int exe)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	null = lift(null);
	socket = lift(socket);
	exe = lift(exe);
	if (null == -1 || socket == -1)
		return -1;
	for (int fd = 0; fd <= 2; fd++)
		if (dup2(null, fd) == -1)
			return -1;
	if (dup2(socket, READER_SOCKET) == -1)
		return -1;
	if (exe == -1)
		close(READER_EXE);
	else if (dup2(exe, READER_EXE) == -1)
		return -1;
	return close_range(READER_EXE + 1, ~0U, 0);
}

static int
open_plain(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct stat st;

	if (fd != -1 && (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode))) {
		close(fd);
		fd = -1;
	}
	return fd;
}

static bool
have_module(const struct modules *modules, const char *name)
{
	for (size_t i = 0; i < modules->len; i++)
		if (!strcmp(modules->list[i].name, name))
			return true;
	return false;
}

/* Not the program itself: that is READER_EXE. */
static void
open_modules(const struct image *image, struct modules *out)
{
	struct mapping mapping;

	for (const char *at = image->maps; (at = maps_next(at, &mapping));) {
		struct module *module = &out->list[out->len];

		if (out->len == READER_MODULES_MAX)
			return;
		if (!mapping.executable || mapping.path[0] != '/' ||
		    !strcmp(mapping.path, image->exe_mapped) ||
		    have_module(out, mapping.path))
			continue;
		module->fd = open_plain(mapping.path);
		strcpy(module->name, mapping.path);
		out->len++;
	}
}

/* A handler of ours would not let a signal end it. */
static void
reset_signals(void)
{
	sigset_t none;

	for (int sig = 1; sig < NSIG; sig++)
		signal(sig, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static void __attribute__((noreturn))
run_reader(const struct image *image, int socket, bool names_only, pid_t parent)
{
	static struct modules modules;

	reset_signals();
	if (keep_two(socket, image->exe_fd) == -1)
		_exit(READER_NOT_CONFINED);
	open_modules(image, &modules);
	if (reader_confine(parent) == -1)
		_exit(READER_NOT_CONFINED);
	reader_serve(image, &modules, names_only);
}

struct reader *
reader_start(const struct image *image, bool names_only)
{
	struct reader *reader = malloc(sizeof(*reader));
	pid_t self = getpid();
	int pair[2], saved;

	if (!reader)
		return NULL;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == -1)
		goto cleanup;
	reader->pid = fork();
	if (reader->pid == 0)
		run_reader(image, pair[1], names_only, self);
	saved = errno;
	close(pair[1]);
	reader->socket = pair[0];
	if (reader->pid != -1)
		return reader;
	close(pair[0]);
	errno = saved;
cleanup:
	free(reader);
	return NULL;
}

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* Returns 0 when there is something to read, or its end. */
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

/** The string at *at, which must end before `end`; then go past it. */
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
				     .interrupted = told.interrupted != 0};
	out->function = take_text(at, end);
	out->module = out->function ? take_text(at, end) : NULL;
	out->path = out->module ? take_text(at, end) : NULL;
	return out->path && out->line >= 0 ? 0 : -1;
}

/** Is this an answer to that question? */
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

static int
send_question(const struct reader *reader, const struct question *question,
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
	if (send_question(reader, question, stack) == -1)
		return -1;
	*fault = READER_SLOW;
	if (await(reader) == -1)
		return -1;
	/* the whole length is told even where it does not fit */
	got = recv(reader->socket, out->text, sizeof(out->text), MSG_TRUNC);
	*fault = READER_DIED;
	if (got <= 0)
		return -1;
	*fault = READER_RUBBISH;
	if ((size_t)got > sizeof(out->text))
		return -1;
	return take_answer(out, (size_t)got, question);
}

int
reader_end(struct reader *reader, unsigned *cpu_ms)
{
	struct rusage usage = {0};
	int status = 0;

	*cpu_ms = 0;
	if (!reader)
		return 0;
	close(reader->socket);
	kill(reader->pid, SIGKILL);
	while (wait4(reader->pid, &status, 0, &usage) == -1 && errno == EINTR)
		;
	*cpu_ms = (unsigned)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) *
			  1000 +
		  (unsigned)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) /
			  1000;
	free(reader);
	return status;
}
