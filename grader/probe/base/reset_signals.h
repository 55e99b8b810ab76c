/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RESET_SIGNALS_H
#define PROBE_RESET_SIGNALS_H

/** In a child that will exec another program: reset all signals to what a fresh
 *  login shell would leave: none ignored, handled or blocked. */
void reset_signals(void);

#endif
