/* SPDX-License-Identifier: MIT */
/* Whose work a folder or an archive holds, by its name. */
#ifndef IPCLAB_OWNER_H
#define IPCLAB_OWNER_H

#include "ipclab/base/mem.h"

#include <stddef.h>

/* The words of the kit's labs: "pipe", "talk", "pipetalk". */
struct lab_words {
	struct strlist words;
	struct strlist numbers; /* "1", "2" */
};

/** Read them from the labs. Ownership: lab_words_clear(). */
struct lab_words lab_words_read(void);
void lab_words_clear(struct lab_words *labs);

/**
 * What is left of a name (of length bytes) without the words that one student's
 * folders and archives have: those of the labs ("lab 1", "02-bye"), and such as
 * "old", "new", "src" and " (1)". "" if nothing is left; else two students'
 * names differ in it, and one student's do not: "ann" for both "Ann_lab1" and
 * "lab2-ann". Ownership: the caller frees.
 */
char *owner_in_name(const struct lab_words *labs, const char *name,
		    size_t length);

/** Is the owner's name there of two words or more, as people's are: "Ann Lee",
 *  "lee_ann"? */
bool owner_is_full_name(const struct lab_words *labs, const char *name,
			size_t length);

enum owner_of_many { OWNER_ONE, OWNER_GROUP, OWNER_SECTION };

/** Does a name say of many students, and of no one in particular: "Section A",
 *  "Tuesday 10", "b"? A group may be one that handed in together. */
enum owner_of_many owner_is_many(const char *name);

#endif
