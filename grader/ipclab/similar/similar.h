/* SPDX-License-Identifier: MIT */
/* Pairs of submissions whose own code is too similar. */
#ifndef IPCLAB_SIMILAR_H
#define IPCLAB_SIMILAR_H

#include "ipclab/intake/intake.h"
#include "ipclab/similar/prints.h"

/** What one submission contains for the lab. */
struct work {
	const struct submission *of;
	const char *former; /* a former year's folder; NULL: this year's */
	char **texts;       /* by file of the lab, "" if there is none */
	struct prints *files;
	struct prints whole;
};

struct pair {
	size_t a, b;       /* numbers of works; a is this year's */
	long percent;      /* of the smaller one, found in the other */
	long file_percent; /* the same for the most similar file */
	size_t file;       /* its number */
};

struct similar {
	const struct lab *lab;
	struct prints given;
	struct work *works; /* this year's first */
	size_t count;
	size_t current;     /* of this year */
	struct pair *pairs; /* the most alike first */
	size_t pair_count;
	size_t pair_room;
};

/** Whom to compare, and how. */
struct similar_spec {
	const struct intake *intake;
	const struct intake *former; /* years, compared only with this year's */
	const struct strlist *years; /* their folders */
	const struct strlist *given; /* staff code: paths */
	long least;                  /* per cent from which a pair is kept */
	/* Who may have worked together; NULL: nobody. */
	bool (*together)(const void *context, const char *a, const char *b);
	const void *context;
};

/**
 * Read all code for the lab, and keep the similar pairs. A submission that
 * can't be read has no code. Returns 0, or -1 and *error if staff code can't be
 * read. Ownership: similar_clear().
 */
int similar_find(struct similar *similar, const struct lab *lab,
		 const struct similar_spec *spec, struct error *error);

/** The greater of two figures: the whole's and its most similar file's. */
long pair_most(const struct pair *pair);

void similar_clear(struct similar *similar);

#endif
