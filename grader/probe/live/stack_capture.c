/* SPDX-License-Identifier: MIT */
/* Stacks of live threads; see stack_capture.h. */
#include "probe/live/stack_capture.h"
#include "probe/live/image.h"
#include "probe/live/remote.h"
#include <stdlib.h>

/** How many bytes from `at` on may hold frames: above them are only
 *  arguments. */
static size_t
frames_size(const struct image *image, uint64_t at)
{
	if (image->stack_top <= at || image->stack_top - at > STACK_BYTES)
		return STACK_BYTES;
	return image->stack_top - at;
}

struct stack *
stack_capture(pid_t tid, const struct registers *regs, struct image *image)
{
	uint64_t at = regs->sp - RED_ZONE;
	size_t size = frames_size(image, at);
	struct stack *stack;
	ssize_t got;

	if (!image_knows(image, regs->pc) && image_refresh_maps(image, tid) < 0)
		return NULL;
	stack = malloc(sizeof(*stack) + size);
	if (!stack)
		return NULL;
	*stack = (struct stack){.refs = 1, .regs = *regs, .start = at};
	/* Reads less if the stack ends earlier. */
	got = remote_read_some(tid, at, stack->bytes, size);
	if (got <= 0) {
		free(stack);
		return NULL;
	}
	stack->len = (size_t)got;
	stack->image = image_ref(image);
	if (stack->len < size) {
		void *less = realloc(stack, sizeof(*stack) + stack->len);

		if (less)
			stack = less;
	}
	return stack;
}
