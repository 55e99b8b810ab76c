/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SOURCE_TEXT_H
#define PROBE_SOURCE_TEXT_H

/*
 * Lines of source files, for quoting. File names come out of debug information
 * and so from students: only plain files are read. Where IPCLAB_SRC is set,
 * as the grader does, only files directly in that folder are: a #line directive
 * must not show a line of another file.
 */
#include <stddef.h>

struct source_texts;

/** An empty cache; NULL with errno. */
struct source_texts *source_texts_new(void);
void source_texts_free(struct source_texts *texts);

/** Look for sources in this folder as well (a copy is made). */
void source_texts_folder(struct source_texts *texts, const char *folder);

/**
 * From now on no file is read: only lines that a recording gave are known.
 */
void source_texts_seal(struct source_texts *texts);

/** Such a line (a copy is made). Returns 0, or -1 with errno (ENOMEM). */
int source_texts_quote(struct source_texts *texts, const char *path, int line,
		       const char *text);

/**
 * Line number `line` (from 1) of the file, without indentation; NULL if the
 * file is not found or shorter. Owned by texts.
 */
const char *source_texts_line(struct source_texts *texts, const char *path,
			      int line);

#endif
