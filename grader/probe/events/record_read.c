/* SPDX-License-Identifier: MIT */
#include "probe/events/record_read.h"
#include "probe/base/syscall_name.h"
#include "probe/events/record.h"
#include "probe/events/record_fields.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int
hex(char c)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

ssize_t
record_decode(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		if (*from != '%') {
			*to++ = *from;
			continue;
		}
		if (hex(from[1]) < 0 || hex(from[2]) < 0)
			return -1;
		*to++ = (char)(hex(from[1]) * 16 + hex(from[2]));
		from += 2;
	}
	*to = '\0';
	return to - text;
}

static int
number(const char *text, int base, long *value)
{
	char *end;

	errno = 0;
	*value = strtol(text, &end, base);
	return errno || end == text || *end ? -1 : 0;
}

static int
big_number(const char *text, uint64_t *value)
{
	char *end;

	errno = 0;
	*value = strtoull(text, &end, 10);
	return errno || end == text || *end ? -1 : 0;
}

static int
read_field(struct event *event, const struct field *field, char *text)
{
	void *at = (char *)event + field->offset;
	long value;

	if (field->type == FIELD_TEXT) {
		*(const char **)at = text;
		return record_decode(text) < 0 ? -1 : 0;
	}
	if (field->type == FIELD_CALL) {
		if (record_decode(text) < 0)
			return -1;
		*(int *)at = syscall_named(text);
		return *(int *)at < 0 ? -1 : 0;
	}
	if (field->type == FIELD_U64)
		return big_number(text, at);
	if (number(text, 10, &value) == -1)
		return -1;
	switch (field->type) {
	case FIELD_INT:
		*(int *)at = (int)value;
		return value == (int)value ? 0 : -1;
	case FIELD_LONG:
		*(long *)at = value;
		return 0;
	default:
		*(bool *)at = value != 0;
		return 0;
	}
}

/** Parse TYPE:DEV:INO; *rest is what follows another colon. */
static int
read_file(struct file_id *file, char *text, char **rest)
{
	int type = file_type_of(strsep(&text, ":"));
	char *dev = strsep(&text, ":"), *ino = strsep(&text, ":");

	*rest = text;
	file->type = (enum file_type)type;
	if (!ino || type < 0 || big_number(dev, &file->dev) == -1)
		return -1;
	return big_number(ino, &file->ino);
}

static int
read_row(struct record *record, char *text)
{
	struct fd_row *rows = realloc(
		record->rows, (record->row_len + 1) * sizeof(struct fd_row));
	char *number_text = strsep(&text, ":"), *flags = strsep(&text, ":");
	struct fd_row row = {0};
	long fd, bits;

	if (!rows)
		return -1;
	record->rows = rows;
	if (!text || number(number_text, 10, &fd) == -1 ||
	    number(flags, 8, &bits) == -1 ||
	    read_file(&row.file, text, &row.path) == -1 ||
	    (row.path && record_decode(row.path) < 0))
		return -1;
	row.fd = (int)fd;
	row.flags = (int)bits;
	rows[record->row_len++] = row;
	return 0;
}

static int
read_arg(struct record *record, char *text)
{
	const char **argv =
		realloc(record->argv, (record->argc + 2) * sizeof(char *));

	if (!argv)
		return -1;
	record->argv = argv;
	argv[record->argc++] = text;
	argv[record->argc] = NULL;
	return record_decode(text) < 0 ? -1 : 0;
}

static int
read_stdio(struct record *record, char *text)
{
	struct stdio_row *rows =
		realloc(record->stdio,
			(record->stdio_len + 1) * sizeof(struct stdio_row));
	char *number_text = strsep(&text, ":"), *pending = strsep(&text, ":");
	struct stdio_row row = {0};
	long fd;

	if (!rows)
		return -1;
	record->stdio = rows;
	if (!text || number(number_text, 10, &fd) == -1 ||
	    number(pending, 10, &row.pending) == -1 || record_decode(text) < 0)
		return -1;
	row.fd = (int)fd;
	memccpy(row.head, text, '\0', sizeof(row.head));
	rows[record->stdio_len++] = row;
	return 0;
}

static int
read_data(struct event *event, char *text)
{
	ssize_t len = record_decode(text);

	if (len < 0)
		return -1;
	event->data = text;
	event->data_len = (size_t)len;
	return 0;
}

static int
read_word(struct record *record, char *word)
{
	char *value = strchr(word, '=');
	char *rest;

	if (!value)
		return strcmp(word, "table") == 0 ? 0 : -1;
	*value++ = '\0';
	for (size_t i = 0; i < record_field_len; i++) {
		if (strcmp(record_fields[i].name, word) == 0)
			return read_field(&record->event, &record_fields[i],
					  value);
	}
	if (strcmp(word, "file") == 0)
		return read_file(&record->event.file, value, &rest);
	if (strcmp(word, "row") == 0)
		return read_row(record, value);
	if (strcmp(word, "arg") == 0)
		return read_arg(record, value);
	if (strcmp(word, "stdio") == 0)
		return read_stdio(record, value);
	if (strcmp(word, "data") == 0)
		return read_data(&record->event, value);
	return -1;
}

static int
kind_of(const char *name)
{
	for (int kind = 0; kind < EVENT_KINDS; kind++) {
		if (strcmp(event_kind_name(kind), name) == 0)
			return kind;
	}
	return -1;
}

static int
read_line(struct record *record, char *line)
{
	static const struct fd_row no_row;
	struct event *event = &record->event;
	bool empty_table = false;
	char *save = NULL;
	char *word = strtok_r(line, " \t", &save);
	int kind = kind_of(word);

	*event = (struct event){.nr = -1, .fd = -1, .fd2 = -1};
	record->row_len = record->argc = record->stdio_len = 0;
	if (kind < 0)
		return -1;
	event->kind = (enum event_kind)kind;
	while ((word = strtok_r(NULL, " \t", &save))) {
		empty_table |= strcmp(word, "table") == 0;
		if (read_word(record, word) == -1)
			return -1;
	}
	if (!event->tid)
		event->tid = event->pid;
	event->argv = record->argc ? record->argv : NULL;
	event->table = record->row_len ? record->rows
		       : empty_table   ? &no_row
				       : NULL;
	event->table_len = record->row_len;
	event->stdio = record->stdio_len ? record->stdio : NULL;
	event->stdio_len = record->stdio_len;
	return 0;
}

int
record_line(struct record *record, FILE *in)
{
	ssize_t len;

	while ((len = getline(&record->text, &record->text_size, in)) != -1) {
		record->line++;
		if (len > 0 && record->text[len - 1] == '\n')
			record->text[--len] = '\0';
		if (record->text[strspn(record->text, " \t")] == '\0' ||
		    record->text[0] == '#')
			continue;
		if (strlen(record->text) == (size_t)len)
			return 1;
		errno = EINVAL;
		return -1;
	}
	return ferror(in) ? -1 : 0;
}

int
record_parse(struct record *record)
{
	if (read_line(record, record->text) == 0)
		return 1;
	errno = EINVAL;
	return -1;
}

void
record_free(struct record *record)
{
	free(record->text);
	free(record->argv);
	free(record->rows);
	free(record->stdio);
	*record = (struct record){0};
}
