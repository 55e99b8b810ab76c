/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SOURCE_TEXT_H
#define PROBE_SOURCE_TEXT_H

/*
 * Lines of source files, for quoting. File names come from debug information,
 * and so from students: only regular files are read. If IPCLAB_SRC is set, as
 * the grader does, only files directly in that folder are read: a #line
 * directive must not reveal a line of another file.
 */
#include <stddef.h>

struct source_texts;

/** An empty cache; NULL with errno. */
struct source_texts *source_texts_new(void);
void source_texts_free(struct source_texts *texts);

/** Also look for sources in this folder (the name is copied). */
void source_texts_folder(struct source_texts *texts, const char *folder);

/** From now on read no files: only lines from a recording are known. */
void source_texts_seal(struct source_texts *texts);

/** Add a line of a recording (copied). Returns 0, or -1 with errno (ENOMEM). */
int source_texts_quote(struct source_texts *texts, const char *path, int line,
		       const char *text);

/**
 * Line number `line` (from 1) of the file, without indentation; NULL if the
 * file is not found or has fewer lines. Owned by texts.
 */
const char *source_texts_line(struct source_texts *texts, const char *path,
			      int line);

#endif
