/* SPDX-License-Identifier: MIT */
/* Pairs of submissions that are too alike, by Debian's similarity-tester. */
#ifndef IPCLAB_SIMILAR_H
#define IPCLAB_SIMILAR_H

#include "ipclab/intake/intake.h"

struct pair {
	size_t a, b;     /* numbers of submissions */
	long percent;    /* of the one that holds more of the other */
	const char *lab; /* the lab's id */
};

/** All submissions' own code for one lab: the skeleton's lines left out. */
struct similar {
	const struct lab *lab;
	char **texts; /* a submission, "" where there is nothing */
	size_t count;
	struct pair *pairs; /* the most alike first */
	size_t pair_count;
	size_t pair_room;
};

/** Read the code of all submissions. Those that can't be read count as "". */
void similar_read(struct similar *similar, const struct lab *lab,
		  const struct intake *intake);

/**
 * Compare them all. sim: path of sim_c; least: per cent from which a pair is
 * kept. Returns 0, or -1 and *error.
 */
int similar_compare(struct similar *similar, const char *sim, long least,
		    struct error *error);

void similar_clear(struct similar *similar);

#endif
