/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RECORDING_H
#define PROBE_RECORDING_H

/*
 * A whole recording: a run that can be judged and reported again without its
 * program. It has the lines of record.h and three more kinds
 * (doc/RECORDINGS.md):
 *
 *	ipcprobe-recording version=2
 *	place n=1 path=/home/me/a.c line=12 text=close(fd[0]); frames=main
 *	close pid=10 fd=3 seq=4 place=1
 *	run outcome=exited status=0 wall_ms=1.5 cpu_ms=1
 *
 * The first line identifies the format. A place line comes before the first
 * event that refers to it. The run line is the last: without it, the file was
 * cut short.
 */
#include "probe/report/run_result.h"

#define RECORDING_VERSION 2

struct recording {
	struct model *model;
	struct lines *lines;      /* knows only what the recording says */
	struct run_result result; /* borrows from this; no findings yet */
	bool lab;                 /* judged by the labs' contract */
	char *program;            /* as given on the command line */
	int exec_errno;           /* why it could not be started, or 0 */
	char *reason, *isolation, *lost;
	const char **faults;
	size_t fault_len;
};

#endif
