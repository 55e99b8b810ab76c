/* SPDX-License-Identifier: MIT */
/* The answering side of the line reader: the only code that uses libdw. */
#include "probe/lines/reader_serve.h"
#include "probe/lines/code_line.h"
#include "probe/lines/reader_parts.h"
#include "probe/lines/unwind.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

struct reading {
	struct unwind *space; /* NULL: the map was unusable */
	struct question question;
	bool from_libraries; /* own_place: accept a library's line too */
	size_t len;          /* frames reported */
	size_t last;         /* offset in text of the last one */
	size_t size;         /* used bytes of text */
	char text[READER_TEXT_MAX];
};

static void
put_bytes(struct reading *reading, const void *bytes, size_t size)
{
	memcpy(reading->text + reading->size, bytes, size);
	reading->size += size;
}

/** Append the text, at most cap - 1 bytes of it, and a NUL. */
static void
put_text(struct reading *reading, const char *text, size_t cap)
{
	if (text)
		put_bytes(reading, text, strnlen(text, cap - 1));
	put_bytes(reading, "", 1);
}

/** The path as the compiler saw it, with its working directory if relative. */
static void
put_path(struct reading *reading, const struct code_line *line)
{
	size_t dir = 0;

	if (line->name && line->dir && line->name[0] != '/') {
		dir = strnlen(line->dir, PATH_MAX / 2);
		put_bytes(reading, line->dir, dir);
		put_bytes(reading, "/", 1);
	}
	put_text(reading, line->name, PATH_MAX - dir);
}

static bool
has_room(const struct reading *reading)
{
	const size_t most =
		sizeof(struct told) + 2 * READER_NAME_MAX + PATH_MAX + 1;

	return reading->len < reading->question.cap &&
	       sizeof(reading->text) - reading->size >= most;
}

static const char *
module_name(Dwfl_Module *module)
{
	return dwfl_module_info(module, NULL, NULL, NULL, NULL, NULL, NULL,
				NULL);
}

static void
put_frame(struct reading *reading, uint64_t pc, const char *function,
	  const char *module, const struct code_line *line)
{
	struct told told;

	memset(&told, 0, sizeof(told)); /* clears the padding */
	reading->last = reading->size;
	told.pc = pc;
	told.line = line->line;
	told.interrupted = unwind_interrupted(reading->space);
	put_bytes(reading, &told, sizeof(told));
	put_text(reading, function, READER_NAME_MAX);
	put_text(reading, module, READER_NAME_MAX);
	put_path(reading, line);
	reading->len++;
}

/** Mark the last frame: it is not the outermost, but the walk failed there. */
static void
mark_cut(struct reading *reading)
{
	struct told told;

	if (reading->len == 0)
		return;
	memcpy(&told, reading->text + reading->last, sizeof(told));
	told.cut = 1;
	memcpy(reading->text + reading->last, &told, sizeof(told));
}

static bool
is_of_system(const char *module)
{
	return !strncmp(module, "/usr/", 5) || !strncmp(module, "/lib", 4);
}

/** A frame of the program, followed by the functions it was inlined into.
 *  Returns whether to go on outwards. */
static bool
put_with_callers(struct reading *reading, Dwfl_Module *module, uint64_t pc)
{
	struct code_line lines[8];
	size_t len = code_lines(module, pc, lines, 8);

	/* The function that a signal interrupted is no caller of the
	 * handler. */
	if (reading->len > 0 && unwind_interrupted(reading->space))
		return false;
	for (size_t i = 0; i < len && has_room(reading); i++)
		put_frame(reading, pc, lines[i].function, module_name(module),
			  &lines[i]);
	return has_room(reading) &&
	       !(len > 0 && lines[len - 1].function &&
		 strcmp(lines[len - 1].function, "main") == 0);
}

/** Find the program's own innermost frame with a line. */
static bool
visit_own(struct unwind *space, uint64_t pc, void *arg)
{
	struct reading *reading = arg;
	Dwfl_Module *module = unwind_module(space, pc);
	struct code_line line;
	const char *name;

	if (!module)
		return true;
	name = module_name(module);
	if (!unwind_is_program(space, module) &&
	    (!reading->from_libraries || !name || is_of_system(name)))
		return true;
	if (reading->question.callers && !reading->from_libraries)
		return put_with_callers(reading, module, pc);
	if (code_line(module, pc, &line) < 0)
		return true;
	put_frame(reading, pc, line.function, name, &line);
	return false;
}

static bool
visit_each(struct unwind *space, uint64_t pc, void *arg)
{
	struct reading *reading = arg;
	const struct question *question = &reading->question;
	Dwfl_Module *module = unwind_module(space, pc);
	struct code_line line = {0};
	const char *function = NULL;

	if (!has_room(reading))
		return false;
	/* skipped where possible: searching all of a library's symbols is
	 * slow */
	if (module && (question->libraries || unwind_is_program(space, module)))
		function = dwfl_module_addrname(module, pc);
	if (module && question->places && code_line(module, pc, &line) < 0)
		line = (struct code_line){0};
	put_frame(reading, pc, function, module ? module_name(module) : NULL,
		  &line);
	return !question->to_main || !function || strcmp(function, "main") != 0;
}

static void
answer(struct reading *reading, const struct stack *stack)
{
	reading->len = 0;
	reading->size = sizeof(reading->len);
	if (!reading->space)
		return;
	if (!reading->question.own_place) {
		if (unwind_walk(reading->space, stack, visit_each, reading) ==
		    1)
			mark_cut(reading);
		return;
	}
	reading->from_libraries = false;
	unwind_walk(reading->space, stack, visit_own, reading);
	if (reading->len)
		return;
	reading->from_libraries = true;
	unwind_walk(reading->space, stack, visit_own, reading);
}

/** Receive the next question into *reading and *stack; false when there are no
 *  more. */
static bool
next_question(struct reading *reading, struct stack *stack)
{
	struct asked asked;
	struct iovec parts[] = {
		{&asked, sizeof(asked)},
		{stack->bytes, STACK_BYTES},
	};
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};

	if (recvmsg(READER_SOCKET, &message, 0) < (ssize_t)sizeof(asked))
		return false;
	reading->question = asked.question;
	stack->regs = asked.regs;
	stack->start = asked.start;
	stack->len = asked.len;
	return true;
}

void
reader_serve(const struct image *image, const struct modules *modules,
	     bool names_only)
{
	static struct reading reading;
	struct stack *stack = calloc(1, sizeof(*stack) + STACK_BYTES);

	if (!stack)
		_exit(1);
	reading.space = unwind_new(image, modules, names_only);
	while (next_question(&reading, stack)) {
		answer(&reading, stack);
		if (reading.question.unanswered)
			continue;
		memcpy(reading.text, &reading.len, sizeof(reading.len));
		if (send(READER_SOCKET, reading.text, reading.size,
			 MSG_NOSIGNAL) == -1)
			break;
	}
	_exit(0);
}
