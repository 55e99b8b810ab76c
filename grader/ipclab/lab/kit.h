/* SPDX-License-Identifier: MIT */
/* Where the parts of the kit are, installed or built. */
#ifndef IPCLAB_KIT_H
#define IPCLAB_KIT_H

#include "ipclab/base/error.h"

/**
 * The kit's data folder: $IPCLAB_DATADIR, else the installed one. Ownership:
 * static.
 */
const char *kit_datadir(void);

/** The path DATADIR/PART (printf style). Ownership: the caller frees. */
char *kit_path(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** A program next to ipclab itself, else in the PATH: ipcprobe. NULL if there
 * is none. Ownership: the caller frees. */
char *kit_program(const char *name);

/** The program NAME in the caller's PATH; NULL if there is none. Ownership: the
 * caller frees. */
char *kit_tool(const char *name);

/** Another project's program that checks need. */
struct needed_tool {
	const char *name;
	const char *package; /* Debian packages: arguments of apt-get install */
	const char *why;
	const char *least; /* the oldest version that will do */
};

/** All of them; the last has no name. */
extern const struct needed_tool needed_tools[];

/** The paths of those and of ipcprobe. */
struct tools {
	char *bats;
	char *valgrind;
	char *cc;
	char *jq;
	char *probe;
};

/**
 * Find all tools. Returns 0, or -1 and *error, which names the first missing
 * one and its Debian package.
 */
int tools_find(struct tools *tools, struct error *error);
void tools_free(struct tools *tools);

#endif
