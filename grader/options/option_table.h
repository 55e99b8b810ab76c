/* SPDX-License-Identifier: MIT */
/*
 * A command line as a table, one row for each option. The table drives both the
 * parser (option_read.h) and --help. Completion uses --help, and a test
 * compares the manual pages with it (tests/release/manual.bats).
 */
#ifndef OPTION_TABLE_H
#define OPTION_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum option_kind {
	OPTION_HEADING, /* not an option: its name is a line of the help */
	OPTION_FLAG,
	OPTION_TIMES,
	OPTION_TEXT,
	OPTION_NUMBER,
	OPTION_SECONDS,
	OPTION_LIST,
	OPTION_OWN,
};

struct option_row {
	const char *name;     /* without its dashes; NULL ends the table */
	const char *argument; /* its name in the help; NULL: no argument */
	enum option_kind kind;
	size_t offset;             /* where the value goes in struct options */
	const char *help;          /* wrapped when it is printed */
	unsigned long least, most; /* of a number */
	const char *(*take)(void *member, const char *text); /* OPTION_OWN */
};

/*
 * Where a value goes: a member of the command's own `struct options`. The
 * compiler rejects a member of another type. Strings point into argv.
 */
#define OPTION_AT(type, member)                                                \
	.offset = offsetof(struct options, member) +                           \
		  0 * sizeof(_Generic(&((struct options *)0)->member,          \
				      type * : 0))
#define AS_HEADING(text) .name = (text), .kind = OPTION_HEADING
#define AS_FLAG(member) .kind = OPTION_FLAG, OPTION_AT(bool, member)
/* How many times the option is given. */
#define AS_TIMES(member) .kind = OPTION_TIMES, OPTION_AT(size_t, member)
#define AS_TEXT(member) .kind = OPTION_TEXT, OPTION_AT(const char *, member)
/* A whole number, in decimal. */
#define AS_NUMBER(member, from, to)                                            \
	.kind = OPTION_NUMBER, .least = (from), .most = (to),                  \
	OPTION_AT(unsigned long, member)
/* Seconds, perhaps with a fraction, up to 1,000,000. */
#define AS_SECONDS(member) .kind = OPTION_SECONDS, OPTION_AT(double, member)
/* May be repeated: a NULL-terminated list. The caller frees the list. */
#define AS_LIST(member) .kind = OPTION_LIST, OPTION_AT(const char **, member)
/* Parsed by a function of the command, which gets the member and the argument,
   and returns NULL, or what is allowed instead, to be printed after "not". */
#define AS_OWN(member, function)                                               \
	.kind = OPTION_OWN, .take = (function),                                \
	.offset = offsetof(struct options, member)

struct option_command {
	const char *name;      /* as the user calls it: "ipclab check" */
	const char *arguments; /* "[OPTION...] [LAB]"; \n between usages */
	const char *about;     /* for the help, above the options */
	const char *more;      /* below the options; NULL: nothing */
	const char *version;   /* what --version prints; NULL: no such option */
	const struct option_row *rows; /* NULL: only --help */
	int least, most; /* number of non-options; most -1: no limit */
	bool stops;      /* stop parsing at the first of them, a program */
};

#endif
