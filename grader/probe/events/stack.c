/* SPDX-License-Identifier: MIT */
/* A copy of a stack, shared by reference count; see stack.h. */
#include "probe/events/stack.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct image *
image_new(const char *exe)
{
	struct image *image = calloc(1, sizeof(*image));

	if (!image)
		return NULL;
	image->refs = 1;
	image->exe_fd = -1;
	image->exe = strdup(exe ? exe : "");
	if (!image->exe) {
		free(image);
		return NULL;
	}
	return image;
}

struct image *
image_ref(struct image *image)
{
	if (image)
		image->refs++;
	return image;
}

void
image_unref(struct image *image)
{
	if (!image || --image->refs > 0)
		return;
	if (image->exe_fd >= 0)
		close(image->exe_fd);
	free(image->exe);
	free(image->exe_mapped);
	free(image->maps);
	free(image->code);
	free(image);
}

struct stack *
stack_ref(struct stack *stack)
{
	if (stack)
		stack->refs++;
	return stack;
}

void
stack_unref(struct stack *stack)
{
	if (!stack || --stack->refs > 0)
		return;
	image_unref(stack->image);
	free(stack);
}
