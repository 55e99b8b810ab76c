/* SPDX-License-Identifier: MIT */
/* Names of signals, as reports and findings write them. */
#ifndef SIGNAL_NAME_H
#define SIGNAL_NAME_H

/** "SIGPIPE", "SIGRTMIN+3" or, for a number without a name, "signal 99".
 *  Static memory, until the next call. */
const char *signal_name(int signal);

#endif
