/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RESET_SIGNALS_H
#define PROBE_RESET_SIGNALS_H

/** In a child that is to be something else: all signals as a fresh login shell
 * would leave them, none ignored, handled or blocked. */
void reset_signals(void);

#endif
