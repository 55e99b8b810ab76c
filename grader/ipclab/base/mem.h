/* SPDX-License-Identifier: MIT */
/* Memory and strings that cannot fail: out of memory ends ipclab (status 3). */
#ifndef IPCLAB_MEM_H
#define IPCLAB_MEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/**
 * malloc, calloc, realloc and strdup that never return NULL.
 * Running out of memory is the only error for which a library function of
 * ipclab ends the process: it prints one line and exits with EXIT_GRADER.
 * Ownership: the caller frees.
 */
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);
char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t size);

/** printf into fresh memory. Ownership: the caller frees. */
char *strf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Are both non-NULL and equal? */
bool same_text(const char *a, const char *b);

/** open_memstream that cannot fail. Ownership: as open_memstream(3) says. */
FILE *xmemstream(char **text, size_t *size);

/** A growing list of strings; {0} is the empty one. Owns its strings. */
struct strlist {
	char **items; /* NULL at items[count], so it serves as an argv */
	size_t count;
	size_t room;
};

/** Append a copy of text. */
void strlist_add(struct strlist *list, const char *text);
/** Append text itself: the list frees it. */
void strlist_take(struct strlist *list, char *text);
bool strlist_has(const struct strlist *list, const char *text);
/** Join with a separator. Ownership: the caller frees. */
char *strlist_join(const struct strlist *list, const char *separator);
/** Append the pieces of text between separators; empty ones are left out. */
void strlist_split(struct strlist *list, const char *text, char separator);
/** Sort as strcmp does. */
void strlist_sort(struct strlist *list);
/** Free all strings; the list is empty then and can be used again. */
void strlist_clear(struct strlist *list);

#endif
