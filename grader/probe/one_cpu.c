#include "one_cpu.h"
#include "tracer.h"
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { START_MS = 20 };

/* In a box that root made, the program is another user's: then it takes a
 * capability to move it, which root in a container may not have. */
static bool
can_give_back(const struct tracer *tracer)
{
	return !tracer->box || geteuid() != 0 ||
	       prctl(PR_CAPBSET_READ, CAP_SYS_NICE) == 1;
}

void
one_cpu_begin(struct tracer *tracer)
{
	struct one_cpu *one = &tracer->one_cpu;
	cpu_set_t here;
	int cpu = sched_getcpu();

	if (cpu < 0 || cpu >= CPU_SETSIZE || !can_give_back(tracer) ||
	    sched_getaffinity(0, sizeof one->allowed, &one->allowed) == -1)
		return;
	CPU_ZERO(&here);
	CPU_SET(cpu, &here);
	one->held = sched_setaffinity(0, sizeof here, &here) == 0;
}

static void
give_back(const struct one_cpu *one, const struct tasks *tasks)
{
	for (struct task *task = tasks_next(tasks, NULL); task;
	     task = tasks_next(tasks, task))
		sched_setaffinity(task->tid, sizeof one->allowed,
				  &one->allowed);
}

void
one_cpu_end(struct tracer *tracer)
{
	struct one_cpu *one = &tracer->one_cpu;

	if (!one->held)
		return;
	give_back(one, &tracer->tasks);
	give_back(one, &tracer->keepers);
	sched_setaffinity(0, sizeof one->allowed, &one->allowed);
	one->held = false;
	one->given_back = true;
}

void
one_cpu_tick(struct tracer *tracer)
{
	if (tracer_now(tracer) > START_MS * 1000000ULL)
		one_cpu_end(tracer);
}

void
one_cpu_call(struct tracer *tracer, int nr)
{
	if (nr == SYS_sched_getaffinity || nr == SYS_sched_setaffinity)
		one_cpu_end(tracer);
}

void
one_cpu_born(const struct tracer *tracer, pid_t parent, pid_t child)
{
	cpu_set_t parents, own;

	if (tracer->one_cpu.given_back &&
	    sched_getaffinity(parent, sizeof parents, &parents) >= 0 &&
	    sched_getaffinity(child, sizeof own, &own) >= 0 &&
	    !CPU_EQUAL(&parents, &own))
		sched_setaffinity(child, sizeof parents, &parents);
}
