/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_PIPE_H
#define PROBE_MODEL_PIPE_H

#include "probe/model/model.h"

/** The pipe with this identity, made if it is new (fifo, path as given). */
struct pipe *pipe_of(struct model *model, const struct file_id *file,
		     const char *path);
/** The same by what is at the path, if that is known. */
struct pipe *pipe_named(const struct model *model, const struct file_id *file,
			const char *path);
struct pipe *pipe_new(struct model *model, bool fifo,
		      const struct file_id *file, const char *path);
/** A new open file description by open(2) flags. */
struct ofd *ofd_new(struct model *model, const struct file_id *file,
		    const char *path, int flags);

#endif
