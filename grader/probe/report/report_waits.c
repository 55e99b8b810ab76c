/* SPDX-License-Identifier: MIT */
/* Who waits for whom in a deadlock, for a small picture of it. */
#include "probe/report/report_waits.h"
#include "probe/base/wait_calls.h"
#include "probe/report/report_sites.h"

/** Does the process hold the other end of what the blocked one waits on? */
static bool
holds_other_end(const struct process *process, const struct blocked *blocked)
{
	const struct table *table = process_table(process);

	for (size_t i = 0; i < table->len; i++) {
		const struct desc *desc = &table->rows[i];

		if (desc->ofd &&
		    (blocked->writing ? desc_reads(desc, blocked->pipe)
				      : desc_writes(desc, blocked->pipe)))
			return true;
	}
	return false;
}

static const char *
until(const struct blocked *blocked)
{
	switch (wait_kind_of(blocked->nr)) {
	case WAIT_CHILD:
		return "ends";
	case WAIT_READ:
		return blocked->pipe ? "writes" : NULL;
	case WAIT_WRITE:
		return blocked->pipe ? "reads" : NULL;
	case WAIT_OPEN:
		return blocked->pipe ? "opens" : NULL;
	default:
		return NULL;
	}
}

static bool
waits_for(const struct process *waiter, const struct process *other)
{
	const struct blocked *blocked = &waiter->blocked;

	if (process_gone(other))
		return false;
	switch (wait_kind_of(blocked->nr)) {
	case WAIT_CHILD:
		return other->parent == waiter &&
		       (blocked->child <= 0 || blocked->child == other->pid);
	case WAIT_READ:
	case WAIT_WRITE:
		return blocked->pipe && holds_other_end(other, blocked);
	default:
		return false;
	}
}

json_t *
report_waits(const struct run_result *result)
{
	const struct model *model = result->model;
	json_t *list = json_array();

	for (size_t i = 0; model && i < model->process_len; i++) {
		const struct process *process = model->processes[i];
		const struct blocked *blocked = &process->blocked;
		json_t *others;

		if (!process_stuck(process))
			continue;
		others = json_array();
		for (size_t k = 0; k < model->process_len; k++)
			if (waits_for(process, model->processes[k]))
				json_array_append_new(
					others,
					json_integer(model->processes[k]->n));
		json_array_append_new(
			list,
			json_pack("{s:i, s:o, s:o, s:o, s:o}", "process",
				  process->n, "function",
				  report_string(blocked->call), "fd",
				  report_number(blocked->fd >= 0, blocked->fd),
				  "until", report_string(until(blocked)), "for",
				  others));
	}
	return list;
}
