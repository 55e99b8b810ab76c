/* SPDX-License-Identifier: MIT */
#include "probe/tracer/adopter.h"
#include "probe/model/model.h"
#include <sys/syscall.h>
#include <unistd.h>

/* The first process is our child from the start; inside a pid namespace, the
 * orphans are its init's. */
bool
adopter_is_us(const struct live *live, pid_t pid)
{
	const struct process *process = model_process(live->model, pid);

	return process && process->parent && process->parent->exited &&
	       procfs_parent(pid) == getpid();
}

static struct answer_to_call
on_entry(void *self, struct live *live, struct task *task)
{
	(void)self;
	return task->call.nr == SYS_getppid && adopter_is_us(live, task->pid)
		       ? (struct answer_to_call){.action = SKIP,
						 .result = ADOPTER}
		       : (struct answer_to_call){.action = GO_ON};
}

struct consultant
adopter_consultant(void)
{
	return (struct consultant){.entry = on_entry};
}
