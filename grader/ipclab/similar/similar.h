/* SPDX-License-Identifier: MIT */
/* Pairs of submissions whose own code is too similar. */
#ifndef IPCLAB_SIMILAR_H
#define IPCLAB_SIMILAR_H

#include "ipclab/intake/intake.h"
#include "ipclab/similar/prints.h"

/** What one submission contains for the lab. */
struct work {
	const struct submission *of;
	const char *former; /* an earlier year's folder; NULL: this year's */
	char **texts;       /* by file of the lab; "" if it is missing */
	struct prints *files;
	struct prints whole;
};

struct similar_pair {
	size_t a, b;       /* indexes of works; a is from this year */
	long percent;      /* how much of the smaller one is in the other */
	long file_percent; /* the same for the most similar file */
	size_t file;       /* its index */
};

struct similar {
	const struct lab *lab;
	struct prints given;
	struct work *works; /* this year's come first */
	size_t count;
	size_t current;             /* how many are from this year */
	struct similar_pair *pairs; /* most similar first */
	size_t pair_count;
	size_t pair_room;
};

/** What to compare, and how. */
struct similar_spec {
	const struct intake *intake;
	const struct intake *former; /* by year; only compared with this one */
	const struct strlist *years; /* their folders */
	const struct strlist *given; /* paths of the staff's code */
	long least;                  /* the percentage that a pair must reach */
	/* May these two have worked together? NULL: nobody may. */
	bool (*together)(const void *context, const char *a, const char *b);
	const void *context;
};

/**
 * Read all code for the lab, and find the similar pairs. A submission that
 * can't be read has no code. Returns 0, or -1 and *error if staff code can't be
 * read. Ownership: similar_clear().
 */
int similar_find(struct similar *similar, const struct lab *lab,
		 const struct similar_spec *spec, struct error *error);

/** The greater of the two percentages: the whole work's and its most similar
 *  file's. */
long pair_most(const struct similar_pair *pair);

void similar_clear(struct similar *similar);

#endif
