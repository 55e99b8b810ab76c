/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TEXT_H
#define PROBE_TEXT_H

/*
 * Text from students: file names, arguments, source lines. None of it may reach
 * a terminal, a JSON file or an SVG unchanged. Every function returns memory
 * that the caller frees, or NULL with errno (ENOMEM).
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/** Valid UTF-8: each byte that is not becomes U+FFFD. */
char *text_utf8(const char *text);

/**
 * What a terminal can show: valid UTF-8, with control characters (and the marks
 * that change the direction of writing) as \n, \t, \x1b.
 */
char *text_plain(const char *text);

/** text_plain(), and &, <, >, " and ' as entities: for SVG. */
char *text_xml(const char *text);

/** Columns on a terminal of text that text_plain() returned. */
size_t text_columns(const char *text);

/**
 * text_plain() of at most that many columns: a longer text keeps its beginning
 * and ends in an ellipsis; text_shorten_path keeps the end, which tells more.
 */
char *text_shorten(const char *text, size_t columns);
char *text_shorten_path(const char *path, size_t columns);

/**
 * How the kernel's path of a file is shown: a file that is only in memory has a
 * name and no path, "standard input" of "/memfd:standard input (deleted)". Any
 * other path is copied. Returns NULL if out of memory.
 */
char *text_file_name(const char *path);

/** Write text_plain(text). */
void text_put(FILE *out, const char *text);

/** "" for one, "s" for any other count. */
const char *text_plural(uint64_t count);

/**
 * Write text_plain(text) in lines of at most `columns`, broken at blanks, each
 * begun with `indent` blanks (the first one too). A longer word stays whole.
 */
void text_wrap(FILE *out, const char *text, size_t indent, size_t columns);

#endif
