/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CODE_LINE_H
#define PROBE_CODE_LINE_H

/* From an address in a program to a line of its source, by DWARF. */
#include <elfutils/libdwfl.h>
#include <stdint.h>

/** Strings belong to the debug information: they live as long as the module. */
struct code_line {
	const char *dir;  /* the compiler's working directory, or NULL */
	const char *name; /* of the file, absolute or relative to dir */
	int line;
	const char *function; /* or NULL */
};

/**
 * The line of an address. Inlined functions give the line inlined; but inline
 * functions of the system's headers give the line that calls them. Returns -1
 * if the program's own source has no line for it: code of a static libc, of a
 * library, or compiled without -g.
 */
int code_line(Dwfl_Module *module, uint64_t pc, struct code_line *out);

/**
 * That line, and if it is an inlined function's the line that calls it, and so
 * on outwards. Returns how many there are, up to cap; 0 if code_line() gives
 * none.
 */
size_t code_lines(Dwfl_Module *module, uint64_t pc, struct code_line *out,
		  size_t cap);

#endif
