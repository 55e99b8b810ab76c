/* SPDX-License-Identifier: MIT */
#include "probe/events/record_write.h"
#include "probe/base/syscall_name.h"
#include "probe/events/record.h"
#include "probe/events/record_fields.h"
#include <inttypes.h>
#include <string.h>

static void
put_bytes(FILE *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char byte = (unsigned char)text[i];

		if (byte > ' ' && byte < 127 && byte != '%')
			fputc(byte, out);
		else
			fprintf(out, "%%%02X", byte);
	}
}

void
record_put_text(FILE *out, const char *name, const char *text)
{
	fprintf(out, " %s=", name);
	put_bytes(out, text, strlen(text));
}

/** Write " NAME=VALUE". Most of the output, and printf() is too slow for it. */
static void
put_number(FILE *out, const char *name, bool minus, uint64_t value)
{
	char text[24];
	size_t at = sizeof(text);

	do
		text[--at] = (char)('0' + value % 10);
	while (value /= 10);
	if (minus)
		text[--at] = '-';
	putc_unlocked(' ', out);
	fputs_unlocked(name, out);
	putc_unlocked('=', out);
	fwrite_unlocked(text + at, 1, sizeof(text) - at, out);
}

static void
put_field(FILE *out, const struct event *event, const struct field *field)
{
	const void *at = (const char *)event + field->offset;
	const char *text;
	long value = 0;

	switch (field->type) {
	case FIELD_INT:
		value = *(const int *)at;
		break;
	case FIELD_LONG:
		value = *(const long *)at;
		break;
	case FIELD_BOOL:
		value = *(const bool *)at;
		break;
	case FIELD_U64:
		if (*(const uint64_t *)at)
			put_number(out, field->name, false,
				   *(const uint64_t *)at);
		return;
	case FIELD_CALL:
		if (*(const int *)at >= 0)
			record_put_text(out, field->name,
					syscall_name(*(const int *)at));
		return;
	case FIELD_TEXT:
		text = *(const char *const *)at;
		if (text)
			record_put_text(out, field->name, text);
		return;
	}
	if (value != field->otherwise)
		put_number(out, field->name, value < 0,
			   value < 0 ? -(uint64_t)value : (uint64_t)value);
}

static void
put_file(FILE *out, const struct file_id *file)
{
	fprintf(out, "%s:%" PRIu64 ":%" PRIu64, file_type_name(file->type),
		file->dev, file->ino);
}

static void
put_table(FILE *out, const struct event *event)
{
	if (event->table && event->table_len == 0)
		fputs(" table", out);
	for (size_t i = 0; i < event->table_len; i++) {
		const struct fd_row *row = &event->table[i];

		fprintf(out, " row=%d:%o:", row->fd, row->flags);
		put_file(out, &row->file);
		if (row->path) {
			fputc(':', out);
			put_bytes(out, row->path, strlen(row->path));
		}
	}
}

static void
put_stdio(FILE *out, const struct event *event)
{
	for (size_t i = 0; i < event->stdio_len; i++) {
		const struct stdio_row *row = &event->stdio[i];

		fprintf(out, " stdio=%d:%ld:", row->fd, row->pending);
		put_bytes(out, row->head,
			  strnlen(row->head, sizeof(row->head)));
	}
}

int
record_write(FILE *out, const struct event *event)
{
	fputs(event_kind_name(event->kind), out);
	for (size_t i = 0; i < record_field_len; i++)
		if (record_fields[i].offset != offsetof(struct event, tid) ||
		    event->tid != event->pid)
			put_field(out, event, &record_fields[i]);
	if (event->file.type != FILE_UNKNOWN || event->file.ino != 0) {
		fputs(" file=", out);
		put_file(out, &event->file);
	}
	for (size_t i = 0; event->argv && event->argv[i]; i++)
		record_put_text(out, "arg", event->argv[i]);
	if (event->data && event->data_len > 0) {
		fputs(" data=", out);
		put_bytes(out, event->data, event->data_len);
	}
	put_table(out, event);
	put_stdio(out, event);
	fputc('\n', out);
	return ferror(out) ? -1 : 0;
}
