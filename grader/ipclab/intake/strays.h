/* SPDX-License-Identifier: MIT */
/* Files of a submission that are in no lab's list. */
#ifndef IPCLAB_STRAYS_H
#define IPCLAB_STRAYS_H

#include "ipclab/intake/bundle.h"

/** No wanted file was found: note what is there instead. */
void bundle_note_others(struct bundle *bundle);

/**
 * Where a file of these labs is not there: doubt what may be meant for it. By
 * its name: "pipe_copy.cpp", the program "pipe_copy". Or, if nothing of a lab
 * is there, any C source that is neither in another lab's folder nor included
 * by a source that was found.
 */
void bundle_doubt_strays(struct bundle *bundle, struct lab *const *labs,
			 size_t count);

#endif
