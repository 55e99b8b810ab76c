/* SPDX-License-Identifier: MIT */
/* An archive being read: what archive.c and archive_entry.c share. */
#ifndef IPCLAB_ARCHIVE_ENTRY_H
#define IPCLAB_ARCHIVE_ENTRY_H

#include "ipclab/intake/bundle.h"

#include <archive.h>
#include <archive_entry.h>

enum {
	UNPACKED_BYTES = 256 << 20, /* total unpacked, wanted or not */
	INNER_BYTES = 16 << 20,     /* of archives inside an archive */
	INNER_DEPTH = 2,            /* how deep archives may be nested */
};

/* An archive being read. */
struct reading {
	struct bundle *bundle;
	struct archive *archive;
	const char *name;
	const char *prefix; /* of its entries' paths: "", or "inner/" */
	const char *packed; /* the name of its one file, if it is no archive
			       but a packed file; else NULL */
	int depth;          /* how many archives it is inside */
	size_t *unpacked;   /* total bytes unpacked so far */
	/* Archives inside it, kept until its own files are known. */
	struct bundle_file *inner;
	size_t inner_count;
	size_t inner_bytes;
};

/** Take the archive's current entry, keep it for later, or skip it. */
void archive_see_entry(struct reading *reading, struct archive_entry *entry);

#endif
