/* SPDX-License-Identifier: MIT */
/* Signals that the program ignores; see ignored.h. */
#include "probe/tracer/ignored.h"
#include "probe/live/call_regs.h"
#include "probe/live/procfs.h"
#include <signal.h>

static uint64_t
bit(int sig)
{
	return 1ULL << (sig - 1);
}

/* Which of these signals would have been discarded without a tracer? */
static uint64_t
thrown_away(const struct signal_sets *sets, uint64_t signals)
{
	uint64_t by_default =
		bit(SIGCHLD) | bit(SIGURG) | bit(SIGWINCH) | bit(SIGCONT);

	return signals & (sets->ignored | (by_default & ~sets->caught));
}

bool
ignored_undo(const struct task *task, const struct registers *regs, int sig)
{
	struct signal_sets sets;
	uint64_t signals;

	if (!call_was_interrupted(task, regs) ||
	    procfs_signals(task->tid, &sets) == -1)
		return false;
	signals = sets.pending & ~sets.blocked;
	if (sig > 0 && sig <= 64)
		signals |= bit(sig);
	if (signals == 0 || thrown_away(&sets, signals) != signals)
		return false;
	call_again(task);
	return true;
}
