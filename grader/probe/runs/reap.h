/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REAP_H
#define PROBE_REAP_H

/**
 * After a run: reap what it left to us, who are its subreaper, and end what is
 * still on its way. Children that we had before stay alone: a shell that
 * becomes ipcprobe leaves us those of `>(tee log)`, which wait for our end.
 */
void reap_rest(void);

#endif
