/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REAP_H
#define PROBE_REAP_H

/**
 * After a run: reap the processes left to us as their subreaper, and end those
 * still running. Children from before the run are left alone: a shell that
 * execs ipcprobe leaves us those of `>(tee log)`, which wait for us to end.
 */
void reap_rest(void);

#endif
