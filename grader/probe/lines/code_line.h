/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CODE_LINE_H
#define PROBE_CODE_LINE_H

/* From an address in a program to a line of its source, by DWARF. */
#include <elfutils/libdwfl.h>
#include <stdint.h>

/** Strings belong to the debug information and live as long as the module. */
struct code_line {
	const char *dir;  /* the compiler's working directory, or NULL */
	const char *name; /* of the file: absolute, or relative to dir */
	int line;
	const char *function; /* or NULL */
};

/**
 * The line of an address. For inlined code it is the line in the inlined
 * function; but for a system header's inline function, the line that calls it.
 * Returns -1 if the program's own source has no line for it: code of a static
 * libc, of a library, or compiled without -g.
 */
int code_line(Dwfl_Module *module, uint64_t pc, struct code_line *out);

/**
 * The line of code_line() and, if it is in an inlined function, the line that
 * calls that, and so on outwards. Returns how many there are, up to cap; 0 if
 * code_line() finds none.
 */
size_t code_lines(Dwfl_Module *module, uint64_t pc, struct code_line *out,
		  size_t cap);

#endif
