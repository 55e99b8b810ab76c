/* SPDX-License-Identifier: MIT */
#ifndef PROBE_DESC_TABLE_H
#define PROBE_DESC_TABLE_H

/* Descriptor tables: rows sorted by number. */
#include "probe/events/event.h"

struct ofd;

/** How a descriptor came into its process's table. */
enum how {
	HOW_START, /* open when the first program started */
	HOW_PIPE,  /* pipe, pipe2 */
	HOW_OPEN,  /* open, openat, creat */
	HOW_DUP,   /* dup, dup2, dup3, F_DUPFD */
	HOW_FORK,  /* inherited from the parent */
	HOW_EXEC,  /* kept across exec */
	HOW_OTHER, /* socket, eventfd, received, unknown */
};

/** One descriptor of one process. */
struct desc {
	int fd;
	struct ofd *ofd;
	bool cloexec;
	bool inherit_meant; /* FD_CLOEXEC was cleared by an explicit call */
	bool private_meant; /* FD_CLOEXEC was set by an explicit call */
	enum how how;
	const struct event *origin; /* the call that put it there: pipe, open,
				     * dup2, fork, exec; NULL at the start */
	const struct event *made;   /* the pipe, open or dup call that first
				     * made this number, before any fork or
				     * exec */
	uint64_t uses;              /* reads, writes, dups, F_SETFD, F_SETFL by
				     * this process since the fork or exec that
				     * brought it, else since it was made */
	uint64_t io;                /* of these, reads and writes */
	uint64_t got;               /* bytes read through it */
	uint64_t eof_run;           /* reads of 0, and polls that report only
				     * end of file, since data last came */
	const struct event *eof;    /* the first of these */
	uint64_t eof_most;          /* the longest such run */
	const struct event *eof_most_at;
	uint64_t unread_run;        /* polls that found only it readable,
				     * without a read by any process */
	const struct event *unread; /* the first of these */
	uint64_t unread_reads;      /* reads of its pipe before them */
	uint64_t unread_ns;         /* time of the last one */
	const struct event *closed; /* in a history row: the call that ended
				       it; NULL while open */
};

/** A descriptor table: sorted by fd. */
struct table {
	struct desc *rows;
	size_t len, cap;
};

/** The row for fd, or NULL. */
struct desc *table_find(const struct table *table, int fd);

/** Add a row, replacing any with the same number. NULL with errno. */
struct desc *table_put(struct table *table, const struct desc *row);
/** Append without sorting: for histories. Drops the oldest rows beyond 4096. */
void table_append(struct table *table, const struct desc *row);
void table_remove(struct table *table, int fd);
/** A copy; -1 with errno. `to` must be empty. */
int table_copy(struct table *to, const struct table *from);
void table_free(struct table *table);

/** Larger numbers are no descriptors: the recording is corrupt. */
#define FD_LIMIT (1 << 20)

#endif
