/* SPDX-License-Identifier: MIT */
/* A new process of the model, and the programs it runs; see process_new.h. */
#include "probe/model/process_new.h"
#include "probe/model/model_kernel.h"
#include <stdlib.h>
#include <string.h>

static char **
copy_argv(const char *const *argv)
{
	size_t n = 0;
	char **copy;

	if (!argv)
		return NULL;
	while (argv[n])
		n++;
	copy = calloc(n + 1, sizeof(*copy));
	for (size_t i = 0; copy && i < n; i++)
		copy[i] = strdup(argv[i]);
	return copy;
}

int
process_add_run(struct model *model, struct process *process,
		const struct event *event, bool subject)
{
	struct process_run *runs =
		realloc(process->runs, (process->run_len + 1) * sizeof(*runs));

	if (!runs) {
		model_fault(model, "out of memory");
		return -1;
	}
	process->runs = runs;
	runs[process->run_len] = (struct process_run){.subject = subject};
	if (event) {
		runs[process->run_len].path =
			event->path ? strdup(event->path) : NULL;
		runs[process->run_len].argv = copy_argv(event->argv);
	}
	process->run_len++;
	return 0;
}

struct process *
process_new(struct model *model, pid_t pid, struct process *parent)
{
	struct process *process = calloc(1, sizeof(*process));
	size_t len = model->process_len;
	struct process **list =
		realloc(model->processes, (len + 1) * sizeof(struct process *));

	if (list)
		model->processes = list;
	if (!process || !list) {
		free(process);
		model_fault(model, "out of memory");
		return NULL;
	}
	list[model->process_len++] = process;
	process->n = (int)model->process_len;
	process->pid = pid;
	if (pid_index_put(&model->by_pid, pid, process) == -1)
		model_fault(model, "out of memory");
	process->parent = parent;
	process->threads = 1;
	process->blocked.fd = -1;
	return process;
}
