/* SPDX-License-Identifier: MIT */
/*
 * A packet: everything that a check's verdict on a submission depends on, in
 * one archive that anybody can open and that ipclab can judge again
 * (doc/APPEALS.md).
 *
 *	index.html         what was judged, the verdict, and why
 *	run-1.html         a page to step through the check's first run
 *	run-1.recording    that run, for ipcprobe --replay
 *	run-1.json         what ipcprobe said of it when it was judged
 *	packet.json        the manifest: ipclab-appeal/1
 */
#ifndef IPCLAB_PACKET_H
#define IPCLAB_PACKET_H

#include "ipclab/appeal/follows.h"
#include "ipclab/base/error.h"

#define PACKET_SCHEMA "ipclab-appeal/1"
#define PACKET_MANIFEST "packet.json"

enum {
	PACKET_BYTES = 12 << 20, /* of all recordings and reports */
	PACKET_RUNS = 100,
};

struct packed_run {
	char *name;      /* "run-1" */
	char *recording; /* size bytes */
	size_t size;
	char *text; /* ipcprobe's report: JSON */
	size_t text_size;
};

struct packet {
	/* {"schema", "submission", "kit", "lab": {"id", "title"}, "check": as
	   in a result, "mark": as in its history, "left_out": number of runs
	   that did not fit, "files": {NAME: SHA-256}} */
	json_t *manifest;
	struct packed_run *runs;
	size_t count;
};

/**
 * Take the runs of a check from the folder that IPCLAB_RECORD named; if they
 * don't all fit, the last ones. Returns 0, or -1 and *error if even the last
 * one is too large or can't be read. Ownership: packet_clear().
 */
int packet_collect(struct packet *packet, const char *folder, const char *check,
		   struct error *error);

/** Replay the runs: does the verdict follow? See verdict_follows(). Returns -1
    and *error if a run can't be replayed. */
int packet_judge(const struct packet *packet, const char *probe,
		 struct strlist *said, struct error *error);

void packet_clear(struct packet *packet);

#endif
