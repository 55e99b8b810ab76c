/* SPDX-License-Identifier: MIT */
/* Places of saved stacks, as line readers find them; see lines.h. */
#include "probe/lines/lines.h"
#include "probe/lines/alike.h"
#include "probe/lines/line_readers.h"
#include "probe/lines/source_text.h"
#include <search.h>
#include <stdlib.h>
#include <string.h>

/** The resolved place of a kind of stacks, kept since several reports ask for
 *  it. */
struct known {
	bool asked;
	struct place place;
	int result;
};

struct lines {
	struct readers *readers;
	const struct image *asked; /* image asked about last */
	struct alike alike;
	struct known *known; /* indexed by the number of the kind */
	size_t known_cap;
	void *texts; /* a tree of all strings that places point to */
	struct source_texts *files;
	const char *lost; /* from the recording */
};

struct lines *
lines_new(void)
{
	struct lines *lines = calloc(1, sizeof(*lines));

	if (!lines)
		return NULL;
	lines->files = source_texts_new();
	lines->readers = readers_new();
	if (lines->files && lines->readers)
		return lines;
	lines_free(lines);
	return NULL;
}

void
lines_free(struct lines *lines)
{
	if (!lines)
		return;
	readers_free(lines->readers);
	alike_free(&lines->alike);
	free(lines->known);
	tdestroy(lines->texts, free);
	source_texts_free(lines->files);
	free(lines);
}

const char *
lines_lost(const struct lines *lines)
{
	if (lines && lines->lost)
		return lines->lost;
	return lines ? readers_lost(lines->readers) : NULL;
}

void
lines_seal(struct lines *lines)
{
	source_texts_seal(lines->files);
}

void
lines_set_lost(struct lines *lines, const char *lost)
{
	lines->lost = lost;
}

int
lines_quote(struct lines *lines, const struct place *place, const char *text)
{
	return source_texts_quote(lines->files, place->path, place->line, text);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

/** A copy owned by lines; NULL for "" or if out of memory. */
static const char *
own(struct lines *lines, const char *text)
{
	char *copy = *text ? strdup(text) : NULL;
	char **found = copy ? tsearch(copy, &lines->texts, compare) : NULL;

	if (!found || *found != copy)
		free(copy);
	return found ? *found : NULL;
}

/** Look for sources beside the program, too: they often are there. */
static void
add_folder(struct lines *lines, const struct image *image)
{
	const char *slash = strrchr(image->exe_mapped, '/');
	char *folder;

	if (!slash)
		return;
	folder =
		strndup(image->exe_mapped, (size_t)(slash - image->exe_mapped));
	if (folder)
		source_texts_folder(lines->files, folder);
	free(folder);
}

static const struct answer *
ask(struct lines *lines, const struct question *question,
    const struct stack *stack)
{
	const struct answer *answer =
		readers_ask(lines->readers, question, stack);

	if (answer && lines->asked != stack->image)
		add_folder(lines, stack->image);
	if (answer)
		lines->asked = stack->image;
	return answer;
}

void
lines_prepare(struct lines *lines, const struct stack *stack,
	      const cpu_set_t *cpus)
{
	readers_prepare(lines->readers, stack, cpus);
}

void
lines_rest(struct lines *lines)
{
	if (lines)
		readers_rest(lines->readers);
}

/** Fill in a place, if the frame has a line; else returns -1. */
static int
take_place(struct lines *lines, const struct answer_frame *frame,
	   struct place *out)
{
	const char *path = frame->line > 0 ? own(lines, frame->path) : NULL;
	const char *slash;

	*out = (struct place){0};
	if (!path)
		return -1;
	slash = strrchr(path, '/');
	*out = (struct place){.file = slash ? slash + 1 : path,
			      .path = path,
			      .line = frame->line,
			      .function = own(lines, frame->function)};
	return 0;
}

size_t
lines_kind(struct lines *lines, const struct stack *stack)
{
	return stack->image ? alike_number(&lines->alike, stack) : 0;
}

/** The entry for this kind of stack; NULL with ENOMEM. */
static struct known *
known_of(struct lines *lines, const struct stack *stack)
{
	size_t kind = lines_kind(lines, stack), cap = lines->known_cap;

	if (kind >= cap) {
		size_t grown = 2 * kind + 32;
		struct known *more =
			reallocarray(lines->known, grown, sizeof(*more));

		if (!more)
			return NULL;
		memset(more + cap, 0, (grown - cap) * sizeof(*more));
		lines->known = more;
		lines->known_cap = grown;
	}
	return kind ? &lines->known[kind] : NULL;
}

int
lines_resolve(struct lines *lines, const struct stack *stack, struct place *out)
{
	struct question question = {.own_place = true, .cap = 1};
	const struct answer *answer;
	struct known *known;

	*out = (struct place){0};
	if (!stack || !stack->image)
		return -1;
	known = known_of(lines, stack);
	if (!known)
		return -1;
	if (!known->asked) {
		known->asked = true;
		known->result = -1;
		answer = ask(lines, &question, stack);
		if (answer && answer->len > 0)
			known->result = take_place(lines, &answer->frames[0],
						   &known->place);
	}
	*out = known->place;
	return known->result;
}

int
lines_recorded(struct lines *lines, const char *at, struct place *out)
{
	const char *colon = strrchr(at, ':');
	struct answer_frame frame = {.line = colon ? atoi(colon + 1) : 0,
				     .function = ""};
	char *path = colon ? strndup(at, (size_t)(colon - at)) : NULL;
	int result = -1;

	frame.path = path;
	if (path)
		result = take_place(lines, &frame, out);
	free(path);
	return result;
}

static size_t
frames(struct lines *lines, struct question question, const struct stack *stack,
       struct frame *out, size_t cap)
{
	const struct answer *answer;
	size_t most = READER_FRAMES_MAX;

	question.cap = (unsigned)(cap < most ? cap : most);
	answer = ask(lines, &question, stack);
	for (size_t i = 0; answer && i < answer->len; i++) {
		const struct answer_frame *frame = &answer->frames[i];

		out[i] = (struct frame){.pc = frame->pc,
					.interrupted = frame->interrupted,
					.cut = frame->cut,
					.function = own(lines, frame->function),
					.module = own(lines, frame->module)};
		take_place(lines, frame, &out[i].place);
	}
	return answer ? answer->len : 0;
}

size_t
lines_callers(struct lines *lines, const struct stack *stack, struct frame *out,
	      size_t cap)
{
	struct question question = {.own_place = true, .callers = true};

	return frames(lines, question, stack, out, cap);
}

size_t
lines_frames(struct lines *lines, const struct stack *stack, struct frame *out,
	     size_t cap)
{
	struct question question = {.places = true, .libraries = true};

	return frames(lines, question, stack, out, cap);
}

size_t
lines_functions(struct lines *lines, const struct stack *stack, bool libraries,
		struct frame *out, size_t cap)
{
	struct question question = {.libraries = libraries, .to_main = true};

	return frames(lines, question, stack, out, cap);
}

const char *
lines_text(struct lines *lines, const struct place *place)
{
	return source_texts_line(lines->files, place->path, place->line);
}
