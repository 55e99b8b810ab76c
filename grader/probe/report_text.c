/* The short report for people: what is wrong first, then what happened. */
#include "calls.h"
#include "report.h"
#include "text.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define COLUMNS 80
#define MOST_ROWS 20 /* of processes and of pipes: a server has thousands */

struct style {
	const char *error, *warning, *good, *strong, *faint, *end;
};

static const struct style PLAIN = {"", "", "", "", "", ""};
static const struct style COLOUR = {"\033[1;31m", "\033[1;33m", "\033[1;32m",
				    "\033[1m",    "\033[2m",    "\033[0m"};

static void
put_plain(FILE *out, const char *text)
{
	char *plain = text_plain(text);

	fputs(plain ? plain : "?", out);
	free(plain);
}

/** "exited with status 1", "was killed by SIGPIPE", … of the whole run. */
static void
put_outcome(FILE *out, const struct run_result *result)
{
	switch (result->outcome) {
	case OUTCOME_EXITED:
		fprintf(out, "exited with status %d", result->exit_status);
		break;
	case OUTCOME_SIGNALED:
		fprintf(out, "killed by %s", signal_name(result->signal));
		break;
	case OUTCOME_DEADLOCK:
		fputs("deadlock", out);
		break;
	case OUTCOME_TIMEOUT:
		fputs("ran out of time", out);
		break;
	case OUTCOME_LIMIT:
		fputs("went over a limit", out);
		break;
	case OUTCOME_ERROR:
		fputs("could not be observed", out);
		break;
	}
	fprintf(out, " after %.1f ms", result->wall_ms);
	if (result->reason) {
		fputs(": ", out);
		put_plain(out, result->reason);
	}
}

static const char *
plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static void
put_counts(FILE *out, const struct findings *findings, const struct style *s)
{
	size_t errors = findings ? findings_errors(findings) : 0;
	size_t warnings = findings ? findings->len - errors : 0;

	if (!errors && !warnings) {
		fprintf(out, "%snothing wrong seen%s\n", s->good, s->end);
		return;
	}
	if (errors)
		fprintf(out, "%s%zu error%s%s", s->error, errors,
			plural(errors), s->end);
	if (warnings)
		fprintf(out, "%s%s%zu warning%s%s", errors ? ", " : "",
			s->warning, warnings, plural(warnings), s->end);
	fputc('\n', out);
}

static void
put_headline(FILE *out, const struct run_result *result, const struct style *s)
{
	const struct model *model = result->model;

	fputs("ipcprobe: ", out);
	fputs(s->strong, out);
	if (model && model->process_len)
		put_plain(out, process_name(model->processes[0]));
	else
		fputs("the program", out);
	fputs(s->end, out);
	fputs(": ", out);
	put_outcome(out, result);
	fputs(": ", out);
	put_counts(out, result->findings, s);
}

/** One source place, with the line's own text where the file is at hand. */
static void
put_source(FILE *out, const struct run_result *result,
	   const struct finding_source *source, const struct style *s)
{
	struct place place;
	const char *text = NULL;
	char *shown, *what;

	if (!source->file)
		return;
	if (result->lines && source->event && source->event->stack &&
	    lines_resolve(result->lines, source->event->stack, &place) == 0)
		text = lines_text(result->lines, &place);
	shown = text_shorten(text ? text : "", 34);
	what = text_plain(source->what);
	fputs("    ", out);
	put_plain(out, source->file);
	fprintf(out, ":%d  ", source->line);
	if (shown && *shown)
		fprintf(out, "%s%s%s  ", s->strong, shown, s->end);
	fprintf(out, "%s%s%s\n", s->faint, what ? what : "", s->end);
	free(shown);
	free(what);
}

static void
put_finding(FILE *out, const struct run_result *result,
	    const struct finding *finding, const struct style *s)
{
	bool error = finding->severity == SEVERITY_ERROR;

	fprintf(out, "\n%s%s%s %s%s%s\n", error ? s->error : s->warning,
		error ? "error" : "warning", s->end, s->strong, finding->id,
		s->end);
	text_wrap(out, finding->message ? finding->message : "", 2, COLUMNS);
	for (size_t i = 0; i < finding->source_len; i++)
		put_source(out, result, &finding->sources[i], s);
	if (finding->next_step) {
		char *step = NULL;

		if (asprintf(&step, "Next: %s", finding->next_step) >= 0)
			text_wrap(out, step, 2, COLUMNS);
		free(step);
	}
	fprintf(out, "  %sMore: ipclab explain %s%s\n", s->faint, finding->id,
		s->end);
}

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

static void
put_blocked(FILE *out, const struct run_result *result,
	    const struct process *process)
{
	struct last_call last;
	struct place place;

	last_call(result->model, process, &last);
	fprintf(out, "blocked in %s", last.call);
	if (last.pipe)
		fprintf(out, " on %s %d", last.pipe->fifo ? "FIFO" : "pipe",
			last.pipe->n);
	else if (last.fd >= 0)
		fprintf(out, " on fd %d", last.fd);
	if (result->lines && last.event && last.event->stack &&
	    lines_resolve(result->lines, last.event->stack, &place) == 0) {
		fputs(" at ", out);
		put_plain(out, place.file);
		fprintf(out, ":%d", place.line);
	}
}

static void
put_end(FILE *out, const struct run_result *result,
	const struct process *process)
{
	if (process->blocked.known)
		put_blocked(out, result, process);
	else if (!process->exited || process->ended_by_probe)
		fputs("ended by ipcprobe", out);
	else if (WIFSIGNALED(process->status))
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
put_pipe(FILE *out, const struct run_result *result, const struct pipe *pipe)
{
	struct place place;

	fprintf(out, "%4d ", pipe->n);
	if (pipe->path) {
		char *path = text_shorten_path(pipe->path, 24);

		fprintf(out, "FIFO %s", path ? path : "?");
		free(path);
	} else if (pipe->created && pipe->created->stack && result->lines &&
		   lines_resolve(result->lines, pipe->created->stack, &place) ==
			   0) {
		fputs("made at ", out);
		put_plain(out, place.file);
		fprintf(out, ":%d", place.line);
	} else {
		fputs(pipe->created ? "made by the program" : "inherited", out);
	}
	fprintf(out,
		": %" PRIu64 " bytes in (%" PRIu64 " write%s), %" PRIu64
		" out (%" PRIu64 " read%s)\n",
		pipe->bytes_written, pipe->writes, plural(pipe->writes),
		pipe->bytes_read, pipe->reads, plural(pipe->reads));
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

int
report_text(FILE *out, const struct run_result *result, bool colour)
{
	const struct style *style = colour ? &COLOUR : &PLAIN;
	const struct findings *findings = result->findings;

	put_headline(out, result, style);
	for (size_t i = 0; findings && i < findings->len; i++)
		put_finding(out, result, findings->list[i], style);
	if (result->model && result->model->process_len) {
		put_processes(out, result);
		put_pipes(out, result);
	}
	if (result->have_seed)
		fprintf(out, "\nschedule: seed %" PRIu64 "\n", result->seed);
	return fflush(out) == EOF || ferror(out) ? -1 : 0;
}
