/* SPDX-License-Identifier: MIT */
/*
 * All ids of the index (explain/ID.md), in the order in which reports list the
 * findings. A rule with several ids is listed at the first. Ids without a rule
 * are found elsewhere, as are some with one: by the schedule, by injected
 * faults, by memcheck or by a lab's own check.
 */
#include "probe/findings/rules/index.h"
#include "probe/findings/consequences.h"
#include "probe/findings/rules/rules.h"

static const struct {
	const char *id;
	finding_rule *rule;
} entries[] = {
	{"unclosed-write-end", rule_stuck_reader},
	{"wait-before-close", NULL},
	{"unclosed-read-end", rule_stuck_writer},
	{"full-pipe-deadlock", NULL},
	{"fifo-open-stall", rule_fifo_open_stall},
	{"deadlock", rule_deadlock},
	{"wait-before-drain", rule_sequential},
	{"crashed", rule_crashed},
	{"child-crashed", NULL},
	{"killed-by-sigpipe", rule_killed_by_sigpipe},
	{"dup2-swapped", rule_dup2_swapped},
	{"close-wrong-fd", rule_closes},
	{"double-close", NULL},
	{"wrong-end", NULL},
	{"exec-failure-falls-through", rule_exec_failure},
	{"leaked-fd-exec", rule_leaked_fd_exec},
	{"popen-stream-inherited", NULL},
	{"leaked-fd-exit", rule_leaked_fd_exit},
	{"unreaped-child", rule_unreaped_child},
	{"wrong-child-waited", rule_wrong_child},
	{"stdio-duplicated", rule_stdio_duplicated},
	{"stdio-unflushed", rule_stdio_unflushed},
	{"unterminated-buffer", rule_unterminated},
	{"eof-spin", rule_spins},
	{"endless-loop", NULL},
	{"unsafe-in-handler", rule_unsafe_in_handler},
	{"exit-after-vfork", rule_exit_after_vfork},
	{"fifo-left-behind", rule_fifo_left_behind},
	{"stale-fifo-fatal", rule_stale_fifo_fatal},
	{"reply-dropped", rule_reply_dropped},
	{"eintr-not-restarted", rule_interrupted},
	{"short-read-assumed", rule_short_read},
	{"short-write-ignored", rule_unnoticed},
	{"unchecked-error", rule_signals_all},
	{"race", NULL},
	{"output-varies", NULL},
	{"output-wrong", NULL},
	{"server-killed-by-client", rule_server_killed},
	{"framing-mismatch", NULL},
	{"capacity-assumed", NULL},
	{"memory-invalid-read", NULL},
	{"memory-invalid-write", NULL},
	{"memory-uninitialised", NULL},
	{"memory-leak", NULL},
	{"memory-invalid-free", NULL},
	{"memory-overrun", NULL},
	{"undefined-behaviour", NULL},
};

int
findings_collect(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
		if (entries[i].rule)
			entries[i].rule(out, model);
	findings_drop_consequences(out);
	return findings_failed(out);
}
