/* SPDX-License-Identifier: MIT */
/* Who waits for whom in a deadlock, for a small picture of it. */
#include "probe/report/report_waits.h"
#include "probe/report/report_sites.h"

static const char *
until(const struct blocked *blocked)
{
	if (blocked->kind == WAIT_CHILD)
		return "ends";
	if (!blocked->pipe)
		return NULL;
	if (blocked->kind == WAIT_OPEN)
		return "opens";
	return blocked->writing ? "reads" : "writes";
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
			if (ends_wait(model->processes[k], process))
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
