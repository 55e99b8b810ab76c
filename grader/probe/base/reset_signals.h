/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RESET_SIGNALS_H
#define PROBE_RESET_SIGNALS_H

/** In a child before exec: leave no signal ignored, handled or blocked, as in a
 *  fresh login shell. */
void reset_signals(void);

#endif
