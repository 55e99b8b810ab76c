/* SPDX-License-Identifier: MIT */
/* The note that Blackboard puts beside a student's files. */
#ifndef IPCLAB_SITE_NOTE_H
#define IPCLAB_SITE_NOTE_H

#include "ipclab/intake/bundle.h"

/** If the path is such a note: doubt each file that it lists and that is not
 *  beside it, as after the site deleted it. */
void site_note_read(struct bundle *bundle, const char *path);

#endif
