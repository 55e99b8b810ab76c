#ifndef PROBE_FINDINGS_ASK_H
#define PROBE_FINDINGS_ASK_H

/*
 * What rules ask of the model again and again, and the words they answer in.
 * Nothing here changes the model.
 */
#include "probe/findings/finding.h"

/** A short piece of a message, by value. */
struct words {
	char text[160];
};

/**
 * A process as a sentence calls it: "the parent (process 1)", "wc (process
 * 3)", "the child (process 2)". Braces in names are doubled for messages.
 */
struct words who(const struct model *model, const struct process *process);

/**
 * A pipe as a sentence calls it. `source` is the number of the finding's
 * source that made it: "the pipe{0? made at {0}}", "the FIFO /tmp/sv".
 */
struct words pipe_words(const struct pipe *pipe, int source);

/** What a descriptor is: "the write end of the pipe{0? …}", "the file x". */
struct words desc_words(const struct desc *desc, int source);

/** "close(pfd[1])" by source `source`, else "close of descriptor 4". */
struct words close_words(const struct desc *desc, int source);

/** Any text made harmless for a message: braces doubled, cut when long. */
struct words plain_words(const char *text);

/** All descriptors that a process ever had: closed ones, then the rest. */
struct rows {
	const struct process *process;
	size_t next;
};
const struct desc *rows_next(struct rows *rows);

/** The row through which a process holds that end now, or NULL. */
const struct desc *holds_end(const struct process *process,
			     const struct pipe *pipe, bool write_end);

/**
 * Did the process mean to use that end: read or wrote through it, or has it
 * as its standard input or output?
 */
bool means_end(const struct process *process, const struct pipe *pipe,
	       bool write_end);

/** Is there a process other than these two that means_end()? */
const struct process *other_means(const struct model *model,
				  const struct pipe *pipe, bool write_end,
				  const struct process *not_a,
				  const struct process *not_b);

/** Is `old` an ancestor of `young`? */
bool is_ancestor(const struct process *old, const struct process *young);

/** Blocked in the wait family at the end. */
bool blocked_in_wait(const struct process *process);

/** Blocked in a wait that can only end once `other` has moved. */
bool waits_for(const struct process *process, const struct process *other);

/** Alive at the end, and known to be blocked. */
bool is_stuck(const struct process *process);

/** The last fork that the process made, or NULL. */
const struct event *last_fork(const struct model *model,
			      const struct process *process);

/**
 * The place in the code where this process should have closed something that
 * it inherited: its exec, else its fork; of a process that forks, its last
 * fork. NULL if none of these.
 */
const struct event *turning_point(const struct model *model,
				  const struct process *process);

/** How that place is called: "before the exec", "after the fork". */
const char *turning_words(const struct process *process);

/** Did the subject's own code make this call? */
bool is_own(const struct event *event);

/** Did the process end by itself with this exit status? */
bool exited_with(const struct process *process, int status);

/**
 * Does a signal handler call a function of one of these names (NULL-ended)
 * here? Returns the name, or NULL, also where no handler is on the stack: a
 * program may have left it by siglongjmp. "_IO_" and "__" before a name don't
 * count.
 */
const char *handler_calls(const struct findings *findings,
			  const struct event *event, const char *const *names);

/** Has a function whose name contains `part` on its stack, of the program's
 * own or, where asked for, of a library's. */
bool called_in(const struct findings *findings, const struct event *event,
	       bool libraries, const char *part);

/** The source line's text: "" if unread, NULL if the place is not known. */
const char *line_text(const struct findings *findings,
		      const struct event *event);

/**
 * SEVERITY_ERROR where the call stands in source that we can show. Shells,
 * interpreters and their libraries do on purpose what a line of a program's own
 * would do by mistake; of those without lines it is SEVERITY_CONTRACT.
 */
enum severity severity_at(const struct findings *findings,
			  const struct event *event);

/**
 * A stream of an earlier popen: the parent's own end of a pipe to an earlier
 * child, which a later child has merely inherited through `desc`.
 */
bool is_popen_stream(const struct findings *findings, const struct model *model,
		     const struct process *holder, const struct desc *desc);

#endif
