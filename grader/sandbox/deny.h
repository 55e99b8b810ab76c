/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_DENY_H
#define SANDBOX_DENY_H

/** From now on, refuse what no boxed program may do. -1 with errno. */
int box_apply_denials(void);

#endif
