/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_PIPE_H
#define PROBE_MODEL_PIPE_H

#include "probe/model/model.h"

/** The pipe with this identity, created if new (fifo, path as given). */
struct pipe *pipe_of(struct model *model, const struct file_id *file,
		     const char *path);
/** The FIFO that still has its name: by this identity or else by path. NULL if
 *  there is none. */
struct pipe *pipe_named(const struct model *model, const struct file_id *file,
			const char *path);
struct pipe *pipe_new(struct model *model, bool fifo,
		      const struct file_id *file, const char *path);
/** A new open file description with these open(2) flags. */
struct ofd *ofd_new(struct model *model, const struct file_id *file,
		    const char *path, int flags);

#endif
