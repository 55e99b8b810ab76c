/* SPDX-License-Identifier: MIT */
/* Pipes, FIFOs and open file descriptions. */
#include "probe/model/model_pipe.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

/** Append to an array of pointers whose capacity follows from its length. */
static int
push(void ***list, size_t *len, void *item)
{
	if ((*len & (*len - 1)) == 0) {
		size_t cap = *len ? *len * 2 : 1;
		void **grown = realloc(*list, cap * sizeof(void *));

		if (!grown)
			return -1;
		*list = grown;
	}
	(*list)[(*len)++] = item;
	return 0;
}

static bool
same_inode(const struct file_id *a, const struct file_id *b)
{
	return a->dev == b->dev && a->ino == b->ino;
}

struct pipe *
pipe_new(struct model *model, bool fifo, const struct file_id *file,
	 const char *path)
{
	struct pipe *pipe = calloc(1, sizeof(*pipe));
	void **list = (void **)model->pipes;

	if (!pipe || push(&list, &model->pipe_len, pipe) == -1) {
		free(pipe);
		model_fault(model, "out of memory");
		return NULL;
	}
	model->pipes = (struct pipe **)list;
	pipe->n = (int)(model->pipe_len - model->outside_pipes);
	pipe->fifo = fifo;
	pipe->file = *file;
	pipe->path = fifo && path ? strdup(path) : NULL;
	return pipe;
}

/** The newest FIFO at this path that is not unlinked, or NULL. */
static struct pipe *
pipe_by_path(const struct model *model, const char *path)
{
	if (!path)
		return NULL;
	for (size_t i = model->pipe_len; i-- > 0;) {
		struct pipe *pipe = model->pipes[i];

		if (pipe->path && !pipe->unlinked &&
		    strcmp(pipe->path, path) == 0)
			return pipe;
	}
	return NULL;
}

struct pipe *
pipe_named(const struct model *model, const struct file_id *file,
	   const char *path)
{
	for (size_t i = model->pipe_len; i-- > 0 && file->ino != 0;) {
		struct pipe *pipe = model->pipes[i];

		if (pipe->fifo && !pipe->unlinked &&
		    same_inode(&pipe->file, file))
			return pipe;
	}
	return pipe_by_path(model, path);
}

/** Did a new FIFO get the inode number of this one, which was unlinked? */
static bool
other_name(const struct pipe *pipe, const char *path)
{
	return pipe->unlinked && pipe->path && path &&
	       strcmp(pipe->path, path) != 0;
}

struct pipe *
pipe_of(struct model *model, const struct file_id *file, const char *path)
{
	bool fifo = file->type == FILE_FIFO;
	struct pipe *pipe;

	for (size_t i = model->pipe_len; i-- > 0 && file->ino != 0;) {
		pipe = model->pipes[i];
		if (same_inode(&pipe->file, file) && !other_name(pipe, path))
			return pipe;
	}
	pipe = fifo ? pipe_by_path(model, path) : NULL;
	if (pipe && pipe->file.ino == 0) {
		pipe->file = *file;
		return pipe;
	}
	if (pipe && file->ino == 0)
		return pipe;
	return pipe_new(model, fifo, file, path);
}

struct ofd *
ofd_new(struct model *model, const struct file_id *file, const char *path,
	int flags)
{
	struct ofd *ofd = calloc(1, sizeof(*ofd));
	void **list = (void **)model->ofds;
	int access = flags & O_ACCMODE;

	if (!ofd || push(&list, &model->ofd_len, ofd) == -1) {
		free(ofd);
		model_fault(model, "out of memory");
		return NULL;
	}
	model->ofds = (struct ofd **)list;
	ofd->n = (int)model->ofd_len;
	ofd->file = *file;
	ofd->readable = access != O_WRONLY && !(flags & O_PATH);
	ofd->writable = access != O_RDONLY && !(flags & O_PATH);
	ofd->nonblock = flags & O_NONBLOCK;
	ofd->path = path ? strdup(path) : NULL;
	return ofd;
}
