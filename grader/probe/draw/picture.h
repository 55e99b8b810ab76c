#ifndef PROBE_PICTURE_H
#define PROBE_PICTURE_H

/*
 * What is drawn: the descriptor tables of the processes at one moment and the
 * pipes between them, with a place for everything. Processes stand in a left
 * and a right column, writers left of their readers; pipes stand upright in
 * the channel between. Places are in lines (from the top) and tracks (from the
 * left), so that the SVG and the terminal draw the same picture.
 */
#include "probe/report/report.h"

/** The moment that is drawn. */
struct moment {
	const struct finding *finding; /* why it is drawn, or NULL */
	const struct event *event;     /* NULL: the end of the run */
	uint64_t seq;                  /* state after this event, before the
					  next; UINT64_MAX: the end */
};

struct picture_row {
	int fd, last_fd; /* more than one where they are alike; -1: none */
	char *text;      /* "pipe 1, write end" */
	int pipe;        /* index in picture.pipes, -1 if none */
	bool reads, writes;
	bool culprit; /* the descriptor of the finding */
	bool waiting; /* its process is blocked on it */
	int y;
};

struct picture_box {
	const struct process *process;
	char *name;   /* of the program */
	char *origin; /* "first process", "child of 1" */
	char *state;  /* "waits in read", or NULL */
	char *where;  /* "pipe_ls_wc.c:31", or NULL */
	bool culprit, blocked;
	struct picture_row *rows;
	size_t row_len;
	int depth; /* in the flow of data, from 0 */
	bool right;
	int top, height;
};

struct picture_pipe {
	const struct pipe *pipe;
	char *name;    /* "pipe 1", "FIFO 2" */
	char *about;   /* "made at pipe_ls_wc.c:14", "/tmp/seqnum_sv" */
	char *content; /* "empty", "65536 bytes inside"; NULL if not known */
	bool culprit;
	int track;
	int name_y, top, bottom, content_y;
	bool content_free; /* nothing else stands on the content's line */
};

struct picture {
	struct moment moment;
	char *title; /* what is shown: "… at the deadlock" */
	struct picture_box *boxes;
	size_t box_len;
	size_t left_out; /* processes that did not fit */
	struct picture_pipe *pipes;
	size_t pipe_len;
	int tracks, height;
	bool two_columns;
};

/** Choose a moment and lay it out. NULL with errno. */
struct picture *picture_new(const struct run_result *result);
void picture_free(struct picture *picture);

/** Lines of a box above its rows: title, origin, and what there is of state. */
int picture_head(const struct picture_box *box);

/**
 * What the pipes from number `from` on are, in a line: "pipe 1 to pipe 9: made
 * at a.c:13"; pipes alike go together. Moves *from behind them. The caller
 * frees it; NULL at the end.
 */
char *picture_key(const struct picture *picture, size_t *from);

/* moment.c */

/** The first error's moment; without a finding the fullest moment. */
struct moment moment_choose(const struct run_result *result);

/** Was this process there? */
bool moment_alive(const struct moment *moment, const struct process *process);

/** What ran in it then: the exec'd image, or the fork's copy. */
const struct run *moment_run(const struct moment *moment,
			     const struct process *process);

/**
 * Its descriptors then, sorted: pointers to the model's rows. Returns how
 * many; *rows is the caller's to free. -1 with errno.
 */
ssize_t moment_table(const struct moment *moment, const struct process *process,
		     const struct desc ***rows);

/** What a descriptor of a process was then, or NULL. */
const struct desc *moment_desc(const struct moment *moment,
			       const struct process *process, int fd);

/* picture_layout.c */

/** Fill in sides, lines and tracks. Returns 0, or -1 with errno. */
int picture_layout(struct picture *picture);

/* picture_tracks.c */

/** The pipes' part of it, when the boxes have their places. 0, or -1. */
int picture_tracks(struct picture *picture);

#endif
