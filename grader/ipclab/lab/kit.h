/* SPDX-License-Identifier: MIT */
/* Where the parts of the installed (or built) kit are. */
#ifndef IPCLAB_KIT_H
#define IPCLAB_KIT_H

#include "ipclab/base/error.h"

/**
 * The kit's folder of data: $IPCLAB_DATADIR, else the installed one.
 * Ownership: static.
 */
const char *kit_datadir(void);

/** The path DATADIR/PART (printf style). Ownership: the caller frees. */
char *kit_path(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** A program beside ipclab itself, else in the PATH: ipcprobe.
 * Ownership: the caller frees; NULL if there is none. */
char *kit_program(const char *name);

/** The program NAME in the caller's PATH.
 * Ownership: the caller frees; NULL if there is none. */
char *kit_tool(const char *name);

/** A program of another project that checks need. */
struct needed_tool {
	const char *name;
	const char *package; /* Debian packages: arguments of apt-get install */
	const char *why;
};

/** All of them; the last has no name. */
extern const struct needed_tool needed_tools[];

/** Where those and ipcprobe are. */
struct tools {
	char *bats;
	char *valgrind;
	char *cc;
	char *jq;
	char *probe;
};

/**
 * Find them all. Returns 0, or -1 and *error, which names the first that is
 * missing and the Debian package that has it.
 */
int tools_find(struct tools *tools, struct error *error);
void tools_free(struct tools *tools);

#endif
