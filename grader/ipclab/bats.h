/* Running a lab's checks by bats. */
#ifndef IPCLAB_BATS_H
#define IPCLAB_BATS_H

#include "ipclab/build.h"
#include "ipclab/grading.h"

/**
 * Run the checks of the list. Returns 0 and fills *end (the TAP is in
 * end->output), or -1 with errno. Ownership: the caller frees end->output.
 */
int bats_run(const struct grading *grading, const struct checklist *list,
	     const struct workspace *ws, const struct build *build,
	     struct run_end *end);

#endif
