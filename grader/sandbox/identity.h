/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_IDENTITY_H
#define SANDBOX_IDENTITY_H

#include "sandbox/box.h"

/* The uids for student programs if the grader is root. */
#define BOX_UID_FIRST 60800
#define BOX_UID_COUNT 128

/** Claim box->uid; 0, or -1 with box->error. */
int box_claim_uid(struct box *box);
/** Make uid the owner of the tree at path; symlinks are never followed. */
int box_give_tree(struct box *box, const char *path, uid_t uid);
/** Become uid irrevocably, without groups or capabilities. */
int box_become(struct box *box, uid_t uid);

#endif
