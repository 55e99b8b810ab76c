/* SPDX-License-Identifier: MIT */
/* Reading Valgrind's XML with expat; see memcheck_xml.h. */
#include "memcheck_xml.h"
#include <errno.h>
#include <expat.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct xml_reader {
	struct memcheck_errors *out;
	struct memcheck_error error;
	unsigned stack; /* number of the current or the next stack */
	bool in_error, in_frame, failed, is_valgrind;
	struct memcheck_frame frame;
	char *text; /* of the current element */
	size_t text_len;
};

static void
frame_free(struct memcheck_frame *frame)
{
	free(frame->object);
	free(frame->function);
	free(frame->file);
	*frame = (struct memcheck_frame){0};
}

static void
error_free(struct memcheck_error *error)
{
	for (unsigned s = 0; s < MEMCHECK_STACKS; s++)
		for (unsigned f = 0; f < error->frame_len[s]; f++)
			frame_free(&error->frames[s][f]);
	free(error->kind);
	free(error->what);
	free(error->auxwhat);
	free(error->innermost);
	*error = (struct memcheck_error){0};
}

void
memcheck_errors_free(struct memcheck_errors *errors)
{
	for (unsigned i = 0; i < errors->len; i++)
		error_free(&errors->errors[i]);
	free(errors->errors);
	*errors = (struct memcheck_errors){0};
}

static void
on_text(void *data, const char *text, int len)
{
	struct xml_reader *reader = data;
	char *longer;

	longer = realloc(reader->text, reader->text_len + (size_t)len + 1);
	if (!longer) {
		reader->failed = true;
		return;
	}
	reader->text = longer;
	memcpy(longer + reader->text_len, text, (size_t)len);
	reader->text_len += (size_t)len;
	longer[reader->text_len] = '\0';
}

static void
on_start(void *data, const char *name, const char **attributes)
{
	struct xml_reader *reader = data;

	(void)attributes;
	reader->text_len = 0;
	if (reader->text)
		reader->text[0] = '\0';
	if (strcmp(name, "valgrindoutput") == 0) {
		reader->is_valgrind = true;
	} else if (strcmp(name, "error") == 0) {
		error_free(&reader->error);
		reader->in_error = true;
		reader->stack = 0;
	} else if (strcmp(name, "frame") == 0) {
		frame_free(&reader->frame);
		reader->in_frame = true;
	}
}

/* Move the text to *field, unless it has one already. */
static void
keep_text(struct xml_reader *reader, char **field)
{
	if (*field)
		return;
	*field = strdup(reader->text ? reader->text : "");
	if (!*field)
		reader->failed = true;
}

/**
 * A function's name as a C program calls it: for different processors, the C
 * library has several versions, and strlen() is __strlen_sse2 or __strlen_mte;
 * as the library itself calls it, it is __GI_strlen. malloc'd, or NULL.
 */
static char *
name_in_c(const char *function)
{
	static const char internal[] = "__GI_";
	const char *start;

	if (strncmp(function, internal, sizeof internal - 1) == 0)
		function += sizeof internal - 1;
	start = function + strspn(function, "_");
	if (start == function)
		return strdup(function);
	return strndup(start, strcspn(start, "_"));
}

static void
end_frame(struct xml_reader *reader)
{
	unsigned *len = &reader->error.frame_len[reader->stack];

	reader->in_frame = false;
	if (reader->stack == 0 && !reader->error.innermost &&
	    reader->frame.function)
		reader->error.innermost = name_in_c(reader->frame.function);
	if (reader->frame.file && reader->frame.line &&
	    *len < MEMCHECK_FRAMES) {
		reader->error.frames[reader->stack][(*len)++] = reader->frame;
		reader->frame = (struct memcheck_frame){0};
	}
}

static void
end_error(struct xml_reader *reader)
{
	struct memcheck_errors *out = reader->out;
	struct memcheck_error *more;

	reader->in_error = false;
	if (!reader->error.kind || !reader->error.what)
		return;
	more = realloc(out->errors, (out->len + 1) * sizeof(*more));
	if (!more) {
		reader->failed = true;
		return;
	}
	out->errors = more;
	more[out->len++] = reader->error;
	reader->error = (struct memcheck_error){0};
}

static void
end_in_frame(struct xml_reader *reader, const char *name)
{
	struct memcheck_frame *frame = &reader->frame;

	if (strcmp(name, "obj") == 0)
		keep_text(reader, &frame->object);
	else if (strcmp(name, "fn") == 0)
		keep_text(reader, &frame->function);
	else if (strcmp(name, "file") == 0)
		keep_text(reader, &frame->file);
	else if (strcmp(name, "line") == 0 && reader->text)
		frame->line = (unsigned)strtoul(reader->text, NULL, 10);
	else if (strcmp(name, "frame") == 0)
		end_frame(reader);
}

static void
on_end(void *data, const char *name)
{
	struct xml_reader *reader = data;

	if (reader->in_frame) {
		end_in_frame(reader, name);
	} else if (!reader->in_error) {
		return;
	} else if (strcmp(name, "kind") == 0) {
		keep_text(reader, &reader->error.kind);
	} else if (strcmp(name, "what") == 0 || strcmp(name, "text") == 0) {
		keep_text(reader, &reader->error.what);
	} else if (strcmp(name, "auxwhat") == 0) {
		keep_text(reader, &reader->error.auxwhat);
	} else if (strcmp(name, "stack") == 0) {
		if (reader->stack + 1 < MEMCHECK_STACKS)
			reader->stack++;
	} else if (strcmp(name, "error") == 0) {
		end_error(reader);
	}
}

/* Feed the whole file. Returns 0 or -1 with errno. */
static int
parse_all(XML_Parser parser, struct xml_reader *reader, FILE *in)
{
	char buffer[8192];
	size_t len;

	do {
		len = fread(buffer, 1, sizeof(buffer), in);
		if (ferror(in)) {
			errno = EIO;
			return -1;
		}
		if (XML_Parse(parser, buffer, (int)len, len == 0) !=
		    XML_STATUS_OK) {
			/* A truncated file counts if it began as Valgrind's. */
			errno = EINVAL;
			return len == 0 && reader->is_valgrind ? 0 : -1;
		}
	} while (len > 0 && !reader->failed);
	if (reader->failed)
		errno = ENOMEM;
	else if (!reader->is_valgrind)
		errno = EINVAL;
	return reader->failed || !reader->is_valgrind ? -1 : 0;
}

int
memcheck_read(struct memcheck_errors *out, FILE *in)
{
	struct xml_reader reader = {.out = out};
	XML_Parser parser = XML_ParserCreate(NULL);
	int result, error;

	if (!parser) {
		errno = ENOMEM;
		return -1;
	}
	XML_SetUserData(parser, &reader);
	XML_SetElementHandler(parser, on_start, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	result = parse_all(parser, &reader, in);
	error = errno;
	XML_ParserFree(parser);
	frame_free(&reader.frame);
	error_free(&reader.error);
	free(reader.text);
	errno = error;
	return result;
}
