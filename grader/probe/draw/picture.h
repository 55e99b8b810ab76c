/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PICTURE_H
#define PROBE_PICTURE_H

/*
 * The picture: the descriptor tables of the processes at one moment, the pipes
 * between them, and where each is drawn. Processes are in a left and a right
 * column, writers to the left of their readers; pipes run vertically in the
 * channel between. Positions are in lines (from the top) and tracks (from the
 * left), so that the SVG and the terminal draw the same picture.
 */
#include "probe/report/moment.h"

struct picture_row {
	int fd, last_fd; /* first and last of a range of alike rows; -1: none */
	char *text;      /* "pipe 1, write end" */
	int pipe;        /* index in picture.pipes, -1 if none */
	bool reads, writes;
	bool culprit; /* the finding's descriptor */
	bool waiting; /* its process is blocked on it */
	int y;
};

struct picture_box {
	const struct process *process;
	char *name;   /* of the program */
	char *origin; /* "first process", "child of 1" */
	char *state;  /* "waits in read", or NULL */
	char *where;  /* "at pipe_ls_wc.c:31", or NULL */
	char *caller; /* "called at main.c:12", by the program's own function
		       * that made the call; or NULL */
	bool culprit, blocked;
	struct picture_row *rows;
	size_t row_len;
	int depth; /* position in the data flow, from 0 */
	bool right;
	int top, height;
};

struct picture_pipe {
	const struct pipe *pipe;
	char *name;    /* "pipe 1", "FIFO 2" */
	char *about;   /* "made at pipe_ls_wc.c:14", "made at wrap.c:7 for
			  main.c:11", "/tmp/seqnum_sv" */
	char *content; /* "empty", "65536 bytes inside"; NULL if unknown */
	bool culprit;
	int track;
	int name_y, top, bottom, content_y;
	bool content_free; /* the content's line is otherwise empty */
};

struct picture {
	struct moment moment;
	char *title; /* caption: "… at the deadlock" */
	struct picture_box *boxes;
	size_t box_len;
	size_t left_out; /* processes that did not fit */
	struct picture_pipe *pipes;
	size_t pipe_len;
	int tracks, height;
	bool two_columns;
};

void picture_free(struct picture *picture);

/** Lines of a box above its rows: title, origin and, if known, state and
 *  places. */
int picture_head(const struct picture_box *box);

#endif
