#include "code_line.h"
#include "source_text.h"
#include "stack.h"
#include "unwind.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** A stack whose place is known: each is asked for by several reports. */
struct known {
	struct stack
		*stack; /* a reference, so that its address stays its own */
	struct place place;
	int result;
};

/** Memory that places point to. */
struct owned {
	struct owned *next;
	char text[];
};

struct lines {
	struct unwind **spaces;
	size_t space_len;
	struct known *known;
	size_t known_len, known_cap;
	struct owned *owned;
	struct source_texts *texts;
};

struct lines *
lines_new(void)
{
	struct lines *lines = calloc(1, sizeof(*lines));

	if (!lines)
		return NULL;
	lines->texts = source_texts_new();
	if (!lines->texts) {
		free(lines);
		return NULL;
	}
	return lines;
}

void
lines_free(struct lines *lines)
{
	if (!lines)
		return;
	for (size_t i = 0; i < lines->space_len; i++)
		unwind_free(lines->spaces[i]);
	free(lines->spaces);
	for (size_t i = 0; i < lines->known_len; i++)
		stack_unref(lines->known[i].stack);
	free(lines->known);
	while (lines->owned) {
		struct owned *owned = lines->owned;

		lines->owned = owned->next;
		free(owned);
	}
	source_texts_free(lines->texts);
	free(lines);
}

/** A formatted string, owned by lines; "" if there is no memory. */
static const char *__attribute__((format(printf, 2, 3)))
own(struct lines *lines, const char *format, ...)
{
	struct owned *owned;
	va_list args;
	int size;

	va_start(args, format);
	size = vsnprintf(NULL, 0, format, args);
	va_end(args);
	owned = size < 0 ? NULL : malloc(sizeof(*owned) + (size_t)size + 1);
	if (!owned)
		return "";
	va_start(args, format);
	vsnprintf(owned->text, (size_t)size + 1, format, args);
	va_end(args);
	owned->next = lines->owned;
	lines->owned = owned;
	return owned->text;
}

/** The folder of the program: a source often lies beside it. */
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
		source_texts_folder(lines->texts, folder);
	free(folder);
}

static struct unwind *
space_of(struct lines *lines, struct image *image)
{
	struct unwind **more, *space;

	for (size_t i = 0; i < lines->space_len; i++)
		if (unwind_serves(lines->spaces[i], image))
			return lines->spaces[i];
	space = unwind_new(image);
	if (!space)
		return NULL;
	more = reallocarray(lines->spaces, lines->space_len + 1,
			    sizeof(*lines->spaces));
	if (!more) {
		unwind_free(space);
		return NULL;
	}
	lines->spaces = more;
	lines->spaces[lines->space_len++] = space;
	add_folder(lines, image);
	return space;
}

static bool
is_library(const char *module)
{
	return !strncmp(module, "/usr/", 5) || !strncmp(module, "/lib", 4);
}

/** The place of one address, or -1 where the module has no line for it. */
static int
place_at(struct lines *lines, Dwfl_Module *module, uint64_t pc,
	 struct place *out)
{
	struct code_line found;
	const char *base;

	if (code_line(module, pc, &found) < 0)
		return -1;
	base = strrchr(found.name, '/');
	*out = (struct place){.file = base ? base + 1 : found.name,
			      .path = found.name,
			      .line = found.line,
			      .function = found.function};
	if (found.dir && found.name[0] != '/')
		out->path = own(lines, "%s/%s", found.dir, found.name);
	return 0;
}

struct search {
	struct lines *lines;
	struct place *out;
	bool libraries; /* take a library's code as well: not the system's */
	bool found;
};

static bool
is_own(struct unwind *space, uint64_t pc, void *arg)
{
	struct search *search = arg;
	Dwfl_Module *module = unwind_module(space, pc);
	const char *name;

	if (!module)
		return true;
	if (!unwind_is_program(space, module)) {
		if (!search->libraries)
			return true;
		name = dwfl_module_info(module, NULL, NULL, NULL, NULL, NULL,
					NULL, NULL);
		if (!name || is_library(name))
			return true;
	}
	search->found = place_at(search->lines, module, pc, search->out) == 0;
	return !search->found;
}

static int
resolve(struct lines *lines, const struct stack *stack, struct place *out)
{
	struct unwind *space = space_of(lines, stack->image);
	struct search search = {.lines = lines, .out = out};

	if (!space)
		return -1;
	unwind_walk(space, stack, is_own, &search);
	if (!search.found) {
		search.libraries = true;
		unwind_walk(space, stack, is_own, &search);
	}
	return search.found ? 0 : -1;
}

static struct known *
known_add(struct lines *lines)
{
	if (lines->known_len == lines->known_cap) {
		size_t cap = lines->known_cap ? 2 * lines->known_cap : 32;
		void *more =
			reallocarray(lines->known, cap, sizeof(*lines->known));

		if (!more)
			return NULL;
		lines->known = more;
		lines->known_cap = cap;
	}
	return &lines->known[lines->known_len++];
}

int
lines_resolve(struct lines *lines, const struct stack *stack, struct place *out)
{
	struct known *known;
	int result;

	if (!stack || !stack->image)
		return -1;
	for (size_t i = 0; i < lines->known_len; i++) {
		if (lines->known[i].stack != stack)
			continue;
		*out = lines->known[i].place;
		return lines->known[i].result;
	}
	*out = (struct place){0};
	result = resolve(lines, stack, out);
	known = known_add(lines);
	if (known)
		*known = (struct known){
			.stack = stack_ref((struct stack *)stack),
			.place = *out,
			.result = result};
	return result;
}

int
lines_recorded(struct lines *lines, const char *at, struct place *out)
{
	const char *colon = strrchr(at, ':');
	int line = colon ? atoi(colon + 1) : 0;
	const char *base;

	if (line <= 0)
		return -1;
	*out = (struct place){.line = line};
	out->path = own(lines, "%.*s", (int)(colon - at), at);
	base = strrchr(out->path, '/');
	out->file = base ? base + 1 : out->path;
	return 0;
}

struct collect {
	struct lines *lines;
	struct frame *out;
	size_t cap, len;
	bool places;    /* lines too */
	bool libraries; /* functions of libraries too */
};

static bool
add_frame(struct unwind *space, uint64_t pc, void *arg)
{
	struct collect *collect = arg;
	struct frame *frame;
	Dwfl_Module *module = unwind_module(space, pc);

	if (collect->len == collect->cap)
		return false;
	frame = &collect->out[collect->len++];
	*frame = (struct frame){.pc = pc,
				.interrupted = unwind_interrupted(space)};
	if (!module)
		return true;
	frame->module = dwfl_module_info(module, NULL, NULL, NULL, NULL, NULL,
					 NULL, NULL);
	/* a search through all symbols of a library takes its time */
	if (collect->libraries || unwind_is_program(space, module))
		frame->function = dwfl_module_addrname(module, pc);
	if (!collect->places)
		return !frame->function || strcmp(frame->function, "main") != 0;
	if (place_at(collect->lines, module, pc, &frame->place) < 0)
		frame->place = (struct place){0};
	return true;
}

static size_t
walk(struct collect *collect, const struct stack *stack)
{
	struct unwind *space = stack && stack->image
				       ? space_of(collect->lines, stack->image)
				       : NULL;

	if (space)
		unwind_walk(space, stack, add_frame, collect);
	return collect->len;
}

size_t
lines_frames(struct lines *lines, const struct stack *stack, struct frame *out,
	     size_t cap)
{
	struct collect collect = {.lines = lines,
				  .out = out,
				  .cap = cap,
				  .places = true,
				  .libraries = true};

	return walk(&collect, stack);
}

size_t
lines_functions(struct lines *lines, const struct stack *stack, bool libraries,
		struct frame *out, size_t cap)
{
	struct collect collect = {
		.lines = lines, .out = out, .cap = cap, .libraries = libraries};

	return walk(&collect, stack);
}

const char *
lines_text(struct lines *lines, const struct place *place)
{
	return source_texts_line(lines->texts, place->path, place->line);
}
