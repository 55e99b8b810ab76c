/* SPDX-License-Identifier: MIT */
/* The part of a result that its student may see. */
#ifndef IPCLAB_STUDENT_VIEW_H
#define IPCLAB_STUDENT_VIEW_H

#include <jansson.h>

/**
 * A copy of a result (ipclab-result/1) that shows no more of hidden checks than
 * each lab's "hidden" allows at present: no evidence, or one check "hidden"
 * that stands for all of them. It never has the command that replays a hidden
 * check. The caller owns the copy.
 */
json_t *student_view(const json_t *result);

#endif
