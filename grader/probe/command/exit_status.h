/* SPDX-License-Identifier: MIT */
#ifndef PROBE_EXIT_STATUS_H
#define PROBE_EXIT_STATUS_H

/** What ipcprobe returns instead of the program's status (man/ipcprobe.1). */
enum exit_status {
	EXIT_FINDINGS = 123,  /* --strict, and something is wrong */
	EXIT_ENDED = 124,     /* we ended the program */
	EXIT_OWN_FAULT = 125, /* nothing was judged */
	EXIT_NOT_RUN = 126,   /* the program can't be executed */
	EXIT_NOT_FOUND = 127, /* there is no such program */
};

#endif
