/* SPDX-License-Identifier: MIT */
#include "probe/model/pid_index.h"
#include <stdint.h>
#include <stdlib.h>

/* The slot of that pid, or where it would go. */
static size_t
slot_of(const struct pid_index *index, pid_t pid)
{
	size_t slot = (uint32_t)pid * 2654435761U & (index->cap - 1);

	while (index->slots[slot].process && index->slots[slot].pid != pid)
		slot = (slot + 1) & (index->cap - 1);
	return slot;
}

static int
grow(struct pid_index *index)
{
	struct pid_index more = {.cap = index->cap ? index->cap * 2 : 64,
				 .len = index->len};

	more.slots = calloc(more.cap, sizeof(*more.slots));
	if (!more.slots)
		return -1;
	for (size_t i = 0; i < index->cap; i++) {
		const struct pid_slot *slot = &index->slots[i];

		if (slot->process)
			more.slots[slot_of(&more, slot->pid)] = *slot;
	}
	free(index->slots);
	*index = more;
	return 0;
}

int
pid_index_put(struct pid_index *index, pid_t pid, struct process *process)
{
	size_t slot;

	if (2 * (index->len + 1) > index->cap && grow(index) == -1)
		return -1;
	slot = slot_of(index, pid);
	index->len += !index->slots[slot].process;
	index->slots[slot] = (struct pid_slot){pid, process};
	return 0;
}

struct process *
pid_index_get(const struct pid_index *index, pid_t pid)
{
	return index->cap ? index->slots[slot_of(index, pid)].process : NULL;
}

void
pid_index_free(struct pid_index *index)
{
	free(index->slots);
	*index = (struct pid_index){0};
}
