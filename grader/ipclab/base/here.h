/* SPDX-License-Identifier: MIT */
/* Who uses ipclab, and on which machine: for the history of marks. */
#ifndef IPCLAB_HERE_H
#define IPCLAB_HERE_H

/** The user's login, also under sudo. The caller frees. */
char *here_person(void);

/** The kernel and the processor: "Linux 6.12.0 x86_64". The caller frees. */
char *here_machine(void);

#endif
