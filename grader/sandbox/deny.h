/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_DENY_H
#define SANDBOX_DENY_H

/** Refuse what no boxed program may do, for good; -1 with errno. */
int box_apply_denials(void);

#endif
