/* SPDX-License-Identifier: MIT */
#include "probe/tracer/cpu_pin.h"
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { START_MS = 20 };

/* It takes a capability to move another user's program, and root in a
 * container may not have that. */
static bool
can_give_back(bool other_user)
{
	return !other_user || prctl(PR_CAPBSET_READ, CAP_SYS_NICE) == 1;
}

void
cpu_pin_begin(struct cpu_pin *one, const struct tasks *program,
	      const struct tasks *keepers, bool other_user)
{
	int cpu = sched_getcpu();

	*one = (struct cpu_pin){.program = program, .keepers = keepers};
	if (cpu < 0 || cpu >= CPU_SETSIZE || !can_give_back(other_user) ||
	    sched_getaffinity(0, sizeof one->allowed, &one->allowed) == -1)
		return;
	CPU_ZERO(&one->here);
	CPU_SET(cpu, &one->here);
	one->held = sched_setaffinity(0, sizeof one->here, &one->here) == 0;
}

bool
cpu_pin_others(const struct cpu_pin *one, cpu_set_t *others)
{
	if (!one->held)
		return false;
	CPU_XOR(others, &one->allowed, &one->here);
	return CPU_COUNT(others) > 0;
}

static void
give_back(const struct cpu_pin *one, const struct tasks *tasks)
{
	for (struct task *task = tasks_next(tasks, NULL); task;
	     task = tasks_next(tasks, task))
		sched_setaffinity(task->tid, sizeof one->allowed,
				  &one->allowed);
}

void
cpu_pin_end(struct cpu_pin *one)
{
	if (!one->held)
		return;
	give_back(one, one->program);
	give_back(one, one->keepers);
	sched_setaffinity(0, sizeof one->allowed, &one->allowed);
	one->held = false;
	one->given_back = true;
}

void
cpu_pin_tick(struct cpu_pin *one, uint64_t now_ns)
{
	if (now_ns > START_MS * 1000000ULL)
		cpu_pin_end(one);
}

void
cpu_pin_call(struct cpu_pin *one, int nr)
{
	if (nr == SYS_sched_getaffinity || nr == SYS_sched_setaffinity)
		cpu_pin_end(one);
}

void
cpu_pin_born(const struct cpu_pin *one, pid_t parent, pid_t child)
{
	cpu_set_t parents, own;

	if (one->given_back &&
	    sched_getaffinity(parent, sizeof parents, &parents) >= 0 &&
	    sched_getaffinity(child, sizeof own, &own) >= 0 &&
	    !CPU_EQUAL(&parents, &own))
		sched_setaffinity(child, sizeof parents, &parents);
}
