/* SPDX-License-Identifier: MIT */
/* Picking a lab's file among those of a submission. */
#ifndef IPCLAB_PICK_H
#define IPCLAB_PICK_H

#include "ipclab/intake/bundle.h"

/**
 * The file of that name for that lab: in a folder named after the lab, else in
 * one that is not another lab's, else in the folder of another lab that does
 * not ask for such a file. If no file has the name, a file that can only be
 * meant for it (name_fit()), with a note. Of several equally good ones the
 * first by path is taken, which is a doubt. Returns NULL if there is none.
 */
const struct bundle_file *bundle_pick(struct bundle *bundle,
				      const struct lab *lab, const char *name);

/** Is it the unchanged skeleton of that name of the lab? */
bool pick_is_given(const struct bundle_file *file, const char *id,
		   const char *name);

#endif
