#ifndef PROBE_OBSERVATION_H
#define PROBE_OBSERVATION_H

/*
 * One observed run from its start to its findings.
 */
#include "options.h"
#include "report.h"

struct observation {
	struct model *model;
	struct findings findings;
	struct lines *lines;
	struct run_result result; /* borrows the above */
	int exec_errno;		  /* why the program could not be started */
};

/**
 * Run once as the options say; findings are made and their places resolved.
 * Returns 0, or -1 with errno where nothing could be run; *what then says
 * which step (static). Free with observation_free() in both cases.
 */
int observation_run(struct observation *run, const struct options *options,
	     const char **what);
void observation_free(struct observation *run);

/** The exit status that this run gives ipcprobe. */
int observation_status(const struct observation *run, const struct options *options);

#endif
