/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REAP_H
#define PROBE_REAP_H

/**
 * After a run: reap the processes that it left to us as its subreaper, and end
 * those that are still running. Children that we had before are left alone: a
 * shell that becomes ipcprobe leaves us those of `>(tee log)`, which wait for
 * us to end.
 */
void reap_rest(void);

#endif
