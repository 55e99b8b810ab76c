/* SPDX-License-Identifier: MIT */
#include "probe/tracer/cpu_pin.h"
#include "probe/live/cpu_wait.h"
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	START_MS = 20,
	/* A thread that stops once in this many ns does little else. */
	STOP_NS = 200000,
	/* With more threads than this, don't look: they get all CPUs. */
	THREADS_MAX = 16,
	/* Ticks after which the kernel may choose another CPU. */
	CHOOSE_TICKS = 64,
};

/* To move another user's processes takes a capability that root in a container
 * may lack. */
static bool
can_give_back(bool other_user)
{
	return !other_user || prctl(PR_CAPBSET_READ, CAP_SYS_NICE) == 1;
}

/* Stay on the CPU we are on. */
static bool
keep_here(struct cpu_pin *one)
{
	int cpu = sched_getcpu();

	if (cpu < 0 || cpu >= CPU_SETSIZE)
		return false;
	CPU_ZERO(&one->here);
	CPU_SET(cpu, &one->here);
	return sched_setaffinity(0, sizeof one->here, &one->here) == 0;
}

void
cpu_pin_begin(struct cpu_pin *one, const struct tasks *program,
	      const struct tasks *keepers, bool other_user)
{
	*one = (struct cpu_pin){.program = program, .keepers = keepers};
	if (!can_give_back(other_user) ||
	    sched_getaffinity(0, sizeof one->allowed, &one->allowed) == -1) {
		one->asked = true;
		return;
	}
	one->held = keep_here(one);
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
set_cpus(const struct tasks *tasks, const cpu_set_t *cpus)
{
	for (struct task *task = tasks_next(tasks, NULL); task;
	     task = tasks_next(tasks, task))
		sched_setaffinity(task->tid, sizeof *cpus, cpus);
}

void
cpu_pin_end(struct cpu_pin *one)
{
	if (!one->held)
		return;
	set_cpus(one->program, &one->allowed);
	set_cpus(one->keepers, &one->allowed);
	sched_setaffinity(0, sizeof one->allowed, &one->allowed);
	one->held = false;
	one->given_back = true;
}

/* Has it computed for most of the time? Waiting for a CPU counts as
 * computing. */
static bool
computes(struct task *task, uint64_t span_ns)
{
	uint64_t before = task->cpu_use.wanted_ns;
	uint64_t wanted = cpu_wait_ran(task) + cpu_wait_task(task);

	task->cpu_use.wanted_ns = wanted;
	return before == 0 || wanted - before > span_ns / 2;
}

/* Since the last look, did some thread do little but make calls, and none
 * compute? */
static bool
only_calls(struct cpu_pin *one, uint64_t now_ns)
{
	uint64_t span_ns = now_ns - one->looked_ns;
	bool calls = false, computing = one->program->len > THREADS_MAX;

	one->looked_ns = now_ns;
	for (struct task *task = tasks_next(one->program, NULL);
	     task && !computing; task = tasks_next(one->program, task)) {
		uint64_t stops = task->stops - task->cpu_use.stops;

		task->cpu_use.stops = task->stops;
		if (stops * STOP_NS >= span_ns)
			calls = true;
		else
			computing = computes(task, span_ns);
	}
	return calls && !computing;
}

void
cpu_pin_tick(struct cpu_pin *one, uint64_t now_ns)
{
	bool calls = only_calls(one, now_ns);

	if (one->asked || now_ns <= START_MS * 1000000ULL)
		return;
	if (!calls || ++one->looks % CHOOSE_TICKS == 0) {
		cpu_pin_end(one);
	} else if (!one->held && keep_here(one)) {
		one->held = true;
		set_cpus(one->program, &one->here);
	}
}

void
cpu_pin_call(struct cpu_pin *one, int nr)
{
	if (nr != SYS_sched_getaffinity && nr != SYS_sched_setaffinity)
		return;
	cpu_pin_end(one);
	one->asked = true;
}

void
cpu_pin_born(const struct cpu_pin *one, pid_t parent, pid_t child)
{
	cpu_set_t parents, own;

	if (one->given_back && !one->held &&
	    sched_getaffinity(parent, sizeof parents, &parents) >= 0 &&
	    sched_getaffinity(child, sizeof own, &own) >= 0 &&
	    !CPU_EQUAL(&parents, &own))
		sched_setaffinity(child, sizeof parents, &parents);
}
