/* SPDX-License-Identifier: MIT */
/*
 * A command line as a table, one row an option: it is parsed by the table, and
 * --help is printed from it. Completion goes by --help, and a test holds the
 * manual pages to it (tests/release/manual.bats).
 */
#ifndef OPTION_TABLE_H
#define OPTION_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum option_kind {
	OPTION_HEADING, /* a line of the help, no option: the name is it */
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
	const char *argument; /* its name in the help; NULL: it takes none */
	enum option_kind kind;
	size_t offset;             /* where its value goes, in struct options */
	const char *help;          /* folded as it is printed */
	unsigned long least, most; /* of a number */
	const char *(*take)(void *member, const char *text); /* OPTION_OWN */
};

/*
 * Where a value goes: a member of the command's own `struct options`. The
 * compiler refuses a member of another type. Texts are argv's own.
 */
#define OPTION_AT(type, member)                                                \
	.offset = offsetof(struct options, member) +                           \
		  0 * sizeof(_Generic(&((struct options *)0)->member,          \
				      type * : 0))
#define AS_HEADING(text) .name = (text), .kind = OPTION_HEADING
#define AS_FLAG(member) .kind = OPTION_FLAG, OPTION_AT(bool, member)
/* How often it is given. */
#define AS_TIMES(member) .kind = OPTION_TIMES, OPTION_AT(size_t, member)
#define AS_TEXT(member) .kind = OPTION_TEXT, OPTION_AT(const char *, member)
/* A whole number, in decimal. */
#define AS_NUMBER(member, from, to)                                            \
	.kind = OPTION_NUMBER, .least = (from), .most = (to),                  \
	OPTION_AT(unsigned long, member)
/* Seconds, perhaps with a fraction, up to 1,000,000. */
#define AS_SECONDS(member) .kind = OPTION_SECONDS, OPTION_AT(double, member)
/* May be repeated: a list that ends with NULL. The caller frees the list. */
#define AS_LIST(member) .kind = OPTION_LIST, OPTION_AT(const char **, member)
/* Read by a function of the command's: it gets the member and the argument, and
 * returns NULL, or what is allowed, to be said after "not". */
#define AS_OWN(member, function)                                               \
	.kind = OPTION_OWN, .take = (function),                                \
	.offset = offsetof(struct options, member)

struct option_command {
	const char *name;      /* "ipclab check": as it is called */
	const char *arguments; /* "[OPTION...] [LAB]"; ways with \n between */
	const char *about;     /* for the help, above the options */
	const char *more;      /* and below them; NULL: nothing */
	const char *version;   /* what --version prints; NULL: has none */
	const struct option_row *rows; /* NULL: --help alone */
	int least, most; /* arguments that are no options; most -1: any */
	bool stops;      /* at the first of these, which is a program */
};

enum {
	OPTIONS_SHOWN = -1, /* --help or --version: end well */
	OPTIONS_WRONG = -2, /* standard error says in one line what is wrong */
};

/**
 * Read a command line into *options, whose members have their defaults. Returns
 * the index of the first argument that is no option (options that stand behind
 * it have been moved to before it), or one of the two above.
 */
int options_read(const struct option_command *command, int argc, char **argv,
		 void *options);

/** Say that there are too many or too few arguments. Returns OPTIONS_WRONG. */
int options_wrong_count(const struct option_command *command);

/** Read a whole number. Returns 0, or -1: it is none, or out of range. */
int option_number(const char *text, unsigned long least, unsigned long most,
		  unsigned long *number);

/** Print what --help says: no line is wider than 79 columns. */
void options_help(FILE *out, const struct option_command *command);

#endif
