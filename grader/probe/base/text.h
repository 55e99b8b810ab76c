/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TEXT_H
#define PROBE_TEXT_H

/*
 * Text from students: file names, arguments, source lines. It must never reach
 * a terminal, a JSON file or an SVG unescaped. Functions that return char *
 * return memory for the caller to free, or NULL with errno (ENOMEM).
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/** Valid UTF-8: each invalid byte becomes U+FFFD. */
char *text_utf8(const char *text);

/**
 * Safe for a terminal: valid UTF-8, with control characters (and the marks that
 * change the writing direction) as \n, \t, \x1b.
 */
char *text_plain(const char *text);

/** text_plain() with &, <, >, " and ' as entities: for SVG. */
char *text_xml(const char *text);

/** How many terminal columns the result of text_plain() takes. */
size_t text_columns(const char *text);

/**
 * text_plain() cut to at most that many columns: a longer text keeps its
 * beginning and ends in an ellipsis; text_shorten_path keeps the end, the
 * informative part of a path.
 */
char *text_shorten(const char *text, size_t columns);
char *text_shorten_path(const char *path, size_t columns);

/**
 * The kernel's path of a file, for people: an in-memory file has a name but no
 * path, so "/memfd:standard input (deleted)" becomes "standard input". Any
 * other path is copied. Returns NULL if out of memory.
 */
char *text_file_name(const char *path);

/** Write text_plain(text). */
void text_put(FILE *out, const char *text);

/** "" for one, "s" for any other count. */
const char *text_plural(uint64_t count);

/**
 * Write text_plain(text) in lines of at most `columns`, broken at blanks, each
 * indented by `indent` blanks. A word too long for a line stays whole.
 */
void text_wrap(FILE *out, const char *text, size_t indent, size_t columns);

#endif
