/* SPDX-License-Identifier: MIT */
#include "probe/lines/code_line.h"
#include <dwarf.h>
#include <elfutils/libdw.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/** Is it a system header, such as <bits/unistd.h> with its inline read()? */
static bool
is_system(const char *path)
{
	return !strncmp(path, "/usr/include/", 13) ||
	       !strncmp(path, "/usr/lib/gcc/", 13);
}

static int
number_of(Dwarf_Die *die, unsigned name, int unknown)
{
	Dwarf_Attribute attribute;
	Dwarf_Word value;

	if (!dwarf_attr(die, name, &attribute) ||
	    dwarf_formudata(&attribute, &value) != 0)
		return unknown;
	return (int)value;
}

static const char *
name_of(Dwarf_Die *die)
{
	Dwarf_Attribute attribute;

	return dwarf_formstring(
		dwarf_attr_integrate(die, DW_AT_name, &attribute));
}

/**
 * The scopes around an address where the code is, innermost first. (For inlined
 * code, dwarf_getscopes goes on with where the function was written.)
 */
static int
scopes_at(Dwarf_Die *cu, Dwarf_Addr pc, Dwarf_Die **scopes)
{
	Dwarf_Die *innermost = NULL;
	int count = dwarf_getscopes(cu, pc, &innermost);

	if (count > 0)
		count = dwarf_getscopes_die(&innermost[0], scopes);
	free(innermost);
	return count;
}

/** Move from an inlined function to the line that calls it. Returns whether
 *  that line is known. */
static bool
go_to_caller(Dwarf_Die *cu, Dwarf_Die *inlined, struct code_line *out)
{
	int file = number_of(inlined, DW_AT_call_file, -1);
	const char *name = NULL;
	Dwarf_Files *files;
	size_t len;

	if (dwarf_getsrcfiles(cu, &files, &len) == 0 && file >= 0 &&
	    (size_t)file < len)
		name = dwarf_filesrc(files, (size_t)file, NULL, NULL);
	if (!name)
		return false;
	out->name = name;
	out->line = number_of(inlined, DW_AT_call_line, 0);
	out->function = NULL; /* the caller's, found further out */
	return true;
}

/**
 * The line table gives the line in the innermost inlined function. Go outwards:
 * an inline function of a system header is replaced by the call to it in the
 * program's own file; a function of the program is followed, in out, by the
 * line that calls it. Returns how many lines there are.
 */
static size_t
go_outwards(Dwarf_Die *cu, Dwarf_Addr pc, struct code_line *out, size_t cap)
{
	Dwarf_Die *scopes = NULL;
	int count = scopes_at(cu, pc, &scopes);
	size_t len = 1;

	for (int i = 0; i < count; i++) {
		int tag = dwarf_tag(&scopes[i]);
		struct code_line *last = &out[len - 1];

		if (tag != DW_TAG_inlined_subroutine &&
		    tag != DW_TAG_subprogram)
			continue;
		if (!last->function)
			last->function = name_of(&scopes[i]);
		if (tag != DW_TAG_inlined_subroutine)
			continue;
		if (is_system(last->name)) {
			go_to_caller(cu, &scopes[i], last);
		} else if (len < cap) {
			out[len] = *last;
			len += go_to_caller(cu, &scopes[i], &out[len]);
		} else {
			break;
		}
	}
	free(scopes);
	return len;
}

size_t
code_lines(Dwfl_Module *module, uint64_t pc, struct code_line *out, size_t cap)
{
	Dwarf_Addr bias;
	Dwarf_Die *cu = dwfl_module_addrdie(module, pc, &bias);
	Dwfl_Line *entry;
	size_t len;

	*out = (struct code_line){0};
	/* For code of libc.a, linked in between, the unit found is merely the
	 * nearest one of the program. */
	if (!cu || dwarf_haspc(cu, pc - bias) != 1)
		return 0;
	entry = dwfl_module_getsrc(module, pc);
	if (!entry)
		return 0;
	out->name = dwfl_lineinfo(entry, NULL, &out->line, NULL, NULL, NULL);
	if (!out->name || out->line <= 0)
		return 0;
	out->dir = dwfl_line_comp_dir(entry);
	len = go_outwards(cu, pc - bias, out, cap);
	return is_system(out->name) ? 0 : len;
}

int
code_line(Dwfl_Module *module, uint64_t pc, struct code_line *out)
{
	return code_lines(module, pc, out, 1) == 1 ? 0 : -1;
}
