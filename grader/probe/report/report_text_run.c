/* SPDX-License-Identifier: MIT */
/* What the processes and pipes of a run did, one line each. */
#include "probe/report/report_text_run.h"
#include "probe/base/signal_name.h"
#include "probe/base/syscall_name.h"
#include "probe/base/text.h"
#include "probe/report/last_call.h"
#include "probe/report/wrapped_call.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define MOST_ROWS 20 /* of processes and of pipes: a server has thousands */

/** The command line of a process, cut to fit. */
static char *
command_of(const struct process *process, size_t columns)
{
	char *const *argv = process_run(process)->argv;
	char *text = NULL, *cut;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return NULL;
	fputs(process_name(process), out);
	if (argv && *argv)
		for (argv++; *argv; argv++)
			fprintf(out, " %s", *argv);
	fclose(out);
	cut = text_shorten(text, columns);
	free(text);
	return cut;
}

/* " at main.c:40": the place of the call or, as more informative, where the
 * wrapper that made it was called. */
static void
put_place(FILE *out, const struct run_result *result, const struct event *event)
{
	const char *wrapper;
	struct place place;

	if (event_caller(result->lines, event, &place, &wrapper) == -1 &&
	    event_place(result->lines, event, &place) == -1)
		return;
	fputs(" at ", out);
	text_put(out, place.file);
	fprintf(out, ":%d", place.line);
}

/* "blocked in read on pipe 1 at copy.c:12"; nothing if it made no call. */
static void
put_last_call(FILE *out, const struct run_result *result,
	      const struct process *process, const char *how)
{
	struct last_call last;

	last_call(process, &last);
	if (!last.call)
		return;
	fprintf(out, "%s in %s", how, library_name(last.call));
	if (last.pipe && last.pipe->n)
		fprintf(out, " on %s %d", last.pipe->fifo ? "FIFO" : "pipe",
			last.pipe->n);
	else if (last.fd >= 0)
		fprintf(out, " on fd %d", last.fd);
	put_place(out, result, last.event);
}

static void
put_end(FILE *out, const struct run_result *result,
	const struct process *process)
{
	if (process->blocked.known)
		put_last_call(out, result, process, "blocked");
	else if (!process->exited || process->ended_by_probe) {
		fputs("ended by ipcprobe", out);
		put_last_call(out, result, process, ", last");
	} else if (WIFSIGNALED(process->status))
		fprintf(out, "killed by %s",
			signal_name(WTERMSIG(process->status)));
	else
		fprintf(out, "exit %d", WEXITSTATUS(process->status));
	if (process->left_running)
		fputs(", left running", out);
	else if (process->exited && !process->ended_by_probe &&
		 !process_reaped(process))
		fputs(", never waited for", out);
}

static int
depth_of(const struct process *process)
{
	int depth = 0;

	while ((process = process->parent))
		depth++;
	return depth < 8 ? depth : 8;
}

static void
put_more(FILE *out, size_t len)
{
	if (len > MOST_ROWS)
		fprintf(out, "  and %zu more\n", len - MOST_ROWS);
}

static void
put_processes(FILE *out, const struct run_result *result)
{
	const struct model *model = result->model;

	fputs("\nprocesses\n", out);
	for (size_t i = 0; i < model->process_len && i < MOST_ROWS; i++) {
		const struct process *process = model->processes[i];
		int indent = 2 * depth_of(process);
		char *command = command_of(process, (size_t)(34 - indent));
		int width = command ? (int)text_columns(command) : 0;

		fprintf(out, "%4d %*s%s%*s  ", process->n, indent, "",
			command ? command : "?", 34 - indent - width, "");
		put_end(out, result, process);
		fputc('\n', out);
		free(command);
	}
	put_more(out, model->process_len);
}

static void
put_maker(FILE *out, const struct pipe *pipe)
{
	if (pipe->created && pipe->creator)
		fprintf(out, "made by process %d", pipe->creator->n);
	else
		fputs(pipe->created ? "made by the program" : "from outside",
		      out);
}

static void
put_pipe(FILE *out, const struct run_result *result, const struct pipe *pipe)
{
	struct place place;

	if (pipe->n)
		fprintf(out, "%4d ", pipe->n);
	else
		fputs("   - ", out);
	if (pipe->path) {
		char *path = text_shorten_path(pipe->path, 24);

		fprintf(out, "FIFO %s", path ? path : "?");
		free(path);
	} else if (event_place(result->lines, pipe->created, &place) == 0) {
		fputs("made", out);
		put_place(out, result, pipe->created);
	} else {
		put_maker(out, pipe);
	}
	fprintf(out,
		": %" PRIu64 " bytes in (%" PRIu64 " write%s), %" PRIu64
		" out (%" PRIu64 " read%s)\n",
		pipe->bytes_written, pipe->writes, text_plural(pipe->writes),
		pipe->bytes_read, pipe->reads, text_plural(pipe->reads));
}

static void
put_pipes(FILE *out, const struct run_result *result)
{
	const struct model *model = result->model;

	if (!model->pipe_len)
		return;
	fputs("\npipes\n", out);
	for (size_t i = 0; i < model->pipe_len && i < MOST_ROWS; i++)
		put_pipe(out, result, model->pipes[i]);
	put_more(out, model->pipe_len);
}

void
report_text_run(FILE *out, const struct run_result *result)
{
	put_processes(out, result);
	put_pipes(out, result);
}
