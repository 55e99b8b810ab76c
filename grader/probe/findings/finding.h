/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FINDING_H
#define PROBE_FINDING_H

/*
 * A finding: one thing that is wrong, with the process, the descriptor, the
 * source lines and one next step. Rules (findings/rules/) make them from the
 * model, and reporters print them; rules and reporters don't know each other.
 */
#include "probe/model/model.h"

enum severity {
	SEVERITY_WARNING,
	SEVERITY_ERROR,
	/* For rules only: breaks what the labs ask for, but does no harm. An
	 * error if the run is judged by the labs' contract, else a warning. */
	SEVERITY_CONTRACT,
};

/** A place in the student's source, resolved only when reported. */
struct finding_source {
	const struct event *event; /* whose stack gives the place; or NULL */
	char *what;                /* "pipe created", "blocked in read" */
	char *file;                /* resolved: owned, NULL if unknown */
	int line;
	char *sampled_in;  /* if another run may be at another line: the
			    * functions, innermost first, blanks between; else
			    * NULL */
	char *wrapper;     /* if a wrapper made the call: its name ... */
	char *caller_file; /* ... and where it was called from; or NULL */
	int caller_line;
};

struct finding {
	const char *id; /* static: a name from the index, see explain/ID.md */
	enum severity severity;
	const struct process *process; /* the culprit, or NULL */
	int fd;                        /* -1 if none */
	const struct pipe *pipe;       /* or NULL */
	char *message;
	char *next_step;
	struct finding_source *sources;
	size_t source_len;
	unsigned times;     /* how many in its process, at the same lines, it
			     * stands for */
	unsigned elsewhere; /* how many in other processes it stands for */
	bool left_out;      /* filled in by a rule, but not in the list */
	const struct event *moment; /* when to draw the picture, or NULL: end */
};

/** In a list of function names: a signal interrupted the functions that
 *  follow. */
#define FRAME_SIGNAL "<signal>"

/**
 * Names of the functions on the stack of a call, innermost first, up to main;
 * returns how many. "" if unknown or, unless `libraries`, a library's. Only for
 * the few rules that need them: unwinding is slow.
 */
typedef size_t frames_fn(void *ctx, const struct event *event, bool libraries,
			 const char **names, size_t cap);

/**
 * The source line of a call: "" if its place is known but not its text, NULL if
 * neither is. Valid as long as ctx.
 */
typedef const char *line_text_fn(void *ctx, const struct event *event);

/** Can a function of the program have `part` (a constant) in its name? Cheap:
 *  avoids asking for frames. */
typedef bool mentions_fn(const struct event *event, const char *part);

/** How many findings of one id and severity are kept: a loop can make
 *  thousands. */
#define FINDINGS_OF_AN_ID 100

struct findings {
	struct finding **list;
	size_t len;
	struct tally { /* how many of an id are kept, by severity */
		const char *id;
		size_t kept[2];
	} tally[64];
	size_t tally_len;
	size_t left_out;      /* number beyond FINDINGS_OF_AN_ID */
	struct finding spare; /* returned in place of one that is left out */
	bool failed;          /* out of memory: a finding is missing */
	bool lab;             /* judge by the labs' contract (--lab) */
	frames_fn *frames;    /* NULL: use only what recorded events say */
	line_text_fn *line_text;
	mentions_fn *mentions;
	void *lines_ctx; /* for the first two */
};

struct lines;

void findings_free(struct findings *findings);

/** Free a finding that has been removed from its list. */
void finding_free(struct finding *finding);

/**
 * Are there already so many of this id that another is left out? If so it is
 * counted here, and the rule need not look more closely.
 */
bool findings_leave_out(struct findings *findings, const char *id);

/** The number of findings with severity error. */
size_t findings_errors(const struct findings *findings);

/** Is there a finding with that id? */
bool findings_have(const struct findings *findings, const char *id);

/** For rules: out of memory, so the findings are no verdict. */
void findings_fail(struct findings *findings);

/** 0, or -1 with ENOMEM after findings_fail(). */
int findings_failed(const struct findings *findings);

/**
 * For rules: append a finding; the message is printf-formatted and may hold the
 * markers of findings_resolve(). Returns it for further filling; never NULL:
 * out of memory it is one that is left out, after findings_fail(). `id` must be
 * static.
 */
struct finding *finding_add(struct findings *findings, const char *id,
			    enum severity severity,
			    const struct process *process, const char *format,
			    ...) __attribute__((format(printf, 5, 6)));

/** Add a source place: the line of the event's call. */
void finding_source(struct finding *finding, const struct event *event,
		    const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/** The place just added is only where the process happened to be. Takes
 *  ownership of functions; see sampled_in in struct finding_source. */
void finding_sampled(struct finding *finding, char *functions);

/** Set the next step: one sentence, what to do now. */
void finding_step(struct finding *finding, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/** A rule: looks at the model and adds what it finds. */
typedef void finding_rule(struct findings *out, const struct model *model);

#endif
