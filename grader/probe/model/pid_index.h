/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PID_INDEX_H
#define PROBE_PID_INDEX_H

#include <stddef.h>
#include <sys/types.h>

struct process;

/* The newest process of each pid. A fork bomb makes tens of thousands of
 * processes, and each event needs the one of its pid. */
struct pid_index {
	struct pid_slot {
		pid_t pid;
		struct process *process; /* NULL: free */
	} * slots;                       /* hash table, at least half empty */
	size_t cap, len;
};

/** Enter a process under its pid. Returns 0, or -1 with errno. */
int pid_index_put(struct pid_index *index, pid_t pid, struct process *process);

/** The newest process of that pid, or NULL. */
struct process *pid_index_get(const struct pid_index *index, pid_t pid);

void pid_index_free(struct pid_index *index);

#endif
