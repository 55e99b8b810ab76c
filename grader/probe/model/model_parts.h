#ifndef PROBE_MODEL_PARTS_H
#define PROBE_MODEL_PARTS_H

/*
 * What the files of the model share among themselves; nobody else includes it.
 * Where memory runs out, these set model->error and go on with what there is.
 */
#include "probe/model/model.h"

/** Descriptors beyond this are no descriptors: a garbled recording. */
#define FD_LIMIT (1 << 20)

/* table.c */

/** Put a row in, over an older one with its number. NULL with errno. */
struct desc *table_put(struct table *table, const struct desc *row);
/** Append without order: for histories. Drops old rows beyond 4096. */
void table_append(struct table *table, const struct desc *row);
void table_remove(struct table *table, int fd);
/** A copy; -1 with errno. `to` must be empty. */
int table_copy(struct table *to, const struct table *from);
void table_free(struct table *table);

/* model_log.c */

/**
 * Copy the event into the log, or count it with an earlier like one. Takes
 * over event->stack. Returns the copy, or NULL when merged or out of memory.
 */
struct event *log_event(struct model *model, struct process *process,
			const struct event *event);
void log_free(struct model *model);

/* model_pipe.c */

/** The pipe of this identity, made when new (fifo, path as given). */
struct pipe *pipe_of(struct model *model, const struct file_id *file,
		     const char *path);
/** The newest FIFO of this path that still has its name, or NULL. */
struct pipe *pipe_by_path(const struct model *model, const char *path);
/** The same by what stands at the path, where that is known. */
struct pipe *pipe_named(const struct model *model, const struct file_id *file,
			const char *path);
struct pipe *pipe_new(struct model *model, bool fifo,
		      const struct file_id *file, const char *path);
/** A new open file description by open(2) flags. */
struct ofd *ofd_new(struct model *model, const struct file_id *file,
		    const char *path, int flags);

/* model_fd.c: the calls on descriptors */

void apply_pipe(struct model *, struct process *, const struct event *);
void apply_open(struct model *, struct process *, const struct event *);
void apply_dup(struct model *, struct process *, const struct event *);
void apply_close(struct model *, struct process *, const struct event *);
void apply_close_range(struct model *, struct process *, const struct event *);
void apply_setfd(struct model *, struct process *, const struct event *);
void apply_setfl(struct model *, struct process *, const struct event *);
void apply_fd(struct model *, struct process *, const struct event *);
void apply_mknod(struct model *, struct process *, const struct event *);
void apply_unlink(struct model *, struct process *, const struct event *);

/* model_io.c: what goes through them */

/** `event` is the tracer's, `kept` the one to point to; or NULL. */
void count_io(struct model *, struct process *, const struct event *event,
	      struct event *kept);

/* model_life.c: processes come, change and go */

void apply_start(struct model *, struct process *, const struct event *);
void apply_fork(struct model *, struct process *, const struct event *);
void apply_exec(struct model *, struct process *, const struct event *);
void apply_exit(struct model *, struct process *, const struct event *);
void apply_wait(struct model *, struct process *, const struct event *);
void apply_end(struct model *, struct process *, const struct event *);

/** A new process, numbered; NULL when out of memory. */
struct process *process_new(struct model *model, pid_t pid,
			    struct process *parent);
/** A new image of the process; 0, or -1. */
int process_add_run(struct model *model, struct process *process,
		    const struct event *event, bool subject);

/** End the sharing of a descriptor table: a copy of its own (exec). */
void own_table(struct model *model, struct process *process);

/** The table to change: its own, or the one it shares. */
struct table *process_fds(struct process *process);
/** End a descriptor: into the history, out of the table. */
void process_drop_fd(struct process *process, int fd,
		     const struct event *closed);

/* model_blocked.c */

void apply_blocked(struct model *, struct process *, const struct event *);

/* model_kernel.c */

/**
 * Make the table agree with the kernel's rows, which are right: a row that we
 * don't know comes in as HOW_OTHER, one that is not there goes.
 */
void table_reconcile(struct model *model, struct process *process,
		     const struct event *event);

/** Set model->error once: the first reason is the one that matters. */
void model_fault(struct model *model, const char *why);

#endif
