/* SPDX-License-Identifier: MIT */
#include "probe/events/record_fields.h"
#include "probe/events/record.h"
#include <string.h>

#define AT(member) offsetof(struct event, member)

const struct field record_fields[] = {
	{"pid", FIELD_INT, AT(pid), 0},
	{"tid", FIELD_INT, AT(tid), 0},
	{"call", FIELD_CALL, AT(nr), -1},
	{"fd", FIELD_INT, AT(fd), -1},
	{"fd2", FIELD_INT, AT(fd2), -1},
	{"flags", FIELD_INT, AT(flags), 0},
	{"size", FIELD_LONG, AT(size), 0},
	{"result", FIELD_LONG, AT(result), 0},
	{"child", FIELD_INT, AT(child), 0},
	{"inner_pid", FIELD_INT, AT(inner_pid), 0},
	{"time", FIELD_U64, AT(time_ns), 0},
	{"began", FIELD_U64, AT(began_ns), 0},
	{"began_seq", FIELD_U64, AT(began_seq), 0},
	{"seq", FIELD_U64, AT(seq), 0},
	{"place", FIELD_INT, AT(place), 0},
	{"origin", FIELD_INT, AT(origin), 0},
	{"wants_status", FIELD_BOOL, AT(wants_status), 0},
	{"injected", FIELD_BOOL, AT(injected), 0},
	{"in_handler", FIELD_BOOL, AT(in_handler), 0},
	{"let_in", FIELD_BOOL, AT(let_in), 0},
	{"path", FIELD_TEXT, AT(path), 0},
	{"at", FIELD_TEXT, AT(at), 0},
	{"frames", FIELD_TEXT, AT(frames), 0},
	{"text", FIELD_TEXT, AT(text), 0},
};

const size_t record_field_len =
	sizeof(record_fields) / sizeof(record_fields[0]);

static const char *const type_names[] = {
	[FILE_UNKNOWN] = "unknown", [FILE_REGULAR] = "file",
	[FILE_DIRECTORY] = "dir",   [FILE_PIPE] = "pipe",
	[FILE_FIFO] = "fifo",       [FILE_TTY] = "tty",
	[FILE_DEVICE] = "device",   [FILE_SOCKET] = "socket",
	[FILE_OTHER] = "other",
};

const char *
file_type_name(enum file_type type)
{
	return (unsigned)type > FILE_OTHER ? "unknown" : type_names[type];
}

int
file_type_of(const char *name)
{
	for (int type = FILE_UNKNOWN; type <= FILE_OTHER; type++) {
		if (strcmp(type_names[type], name) == 0)
			return type;
	}
	return -1;
}
