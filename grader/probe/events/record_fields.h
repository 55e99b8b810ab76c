/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RECORD_FIELDS_H
#define PROBE_RECORD_FIELDS_H

/* The NAME=VALUE fields of a record line: shared by reader and writer. */
#include "probe/events/event.h"

enum field_type {
	FIELD_INT,
	FIELD_LONG,
	FIELD_U64,
	FIELD_BOOL,
	FIELD_TEXT,
	FIELD_CALL
};

struct field {
	const char *name;
	enum field_type type;
	size_t offset;  /* in struct event */
	long otherwise; /* the value that is left out */
};

extern const struct field record_fields[];
extern const size_t record_field_len;

/** The file type with that name; -1 if there is none. */
int file_type_of(const char *name);

/** The name of a file type in records: "pipe", "fifo", ...; never NULL. */
const char *file_type_name(enum file_type type);

#endif
