/* SPDX-License-Identifier: MIT */
/* Names for processes, pipes and descriptors in findings; see words.h. */
#include "probe/findings/rules/words.h"
#include "probe/findings/rules/frames.h"
#include "probe/findings/rules/questions.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

__attribute__((format(printf, 1, 2))) static struct words
format_words(const char *format, ...)
{
	struct words words;
	va_list args;

	va_start(args, format);
	vsnprintf(words.text, sizeof(words.text), format, args);
	va_end(args);
	return words;
}

struct words
plain_words(const char *text)
{
	struct words words;
	size_t len = 0;

	for (; text && *text && len < sizeof(words.text) - 3; text++) {
		words.text[len++] = *text;
		if (*text == '{' || *text == '}')
			words.text[len++] = *text;
	}
	words.text[len] = '\0';
	return words;
}

static bool
has_children(const struct model *model, const struct process *process)
{
	for (size_t i = 0; i < model->process_len; i++) {
		if (model->processes[i]->parent == process)
			return true;
	}
	return false;
}

/** Which of its programs a process was running when it made that call; without
 *  an event, its last. */
static const struct process_run *
run_at(const struct process *process, const struct event *event)
{
	const struct process_run *run = process_run(process);

	for (size_t i = 1; event && i < process->run_len; i++) {
		const struct event *exec = process->runs[i].exec;

		/* the exec itself is still the old program's call */
		if (exec && event->seq <= exec->seq)
			return &process->runs[i - 1];
	}
	return run;
}

struct words
who_at(const struct model *model, const struct process *process,
       const struct event *event)
{
	const struct process_run *run;
	const char *slash;
	struct words name;

	if (!process)
		return format_words("an unknown process");
	run = run_at(process, event);
	if (run->path && process->parent) {
		slash = strrchr(run->path, '/');
		name = plain_words(run == process_run(process)
					   ? process_name(process)
				   : slash ? slash + 1
					   : run->path);
		return format_words("%.100s (process %d)", name.text,
				    process->n);
	}
	if (process->parent)
		return format_words("the child (process %d)", process->n);
	if (has_children(model, process))
		return format_words("the parent (process %d)", process->n);
	return format_words("the program (process %d)", process->n);
}

struct words
who(const struct model *model, const struct process *process)
{
	return who_at(model, process, NULL);
}

struct words
pipe_words(const struct pipe *pipe, int source)
{
	const char *slash = pipe->path ? strrchr(pipe->path, '/') : NULL;
	struct words name;

	if (!pipe->fifo)
		return format_words("the pipe{%d? made at {%d}}", source,
				    source);
	name = plain_words(slash ? slash + 1 : pipe->path ? pipe->path : "?");
	return format_words("the FIFO %.120s", name.text);
}

static const char *
end_name(const struct ofd *ofd)
{
	if (ofd->readable && ofd->writable)
		return "both ends";
	return ofd->writable ? "the write end" : "the read end";
}

struct words
desc_words(const struct desc *desc, int source)
{
	static const char *const standard[] = {"its standard input",
					       "its standard output",
					       "its standard error"};
	const struct ofd *ofd = desc->ofd;
	struct words what;

	if (ofd && ofd->from_start && desc->fd < 3)
		return plain_words(standard[desc->fd]);
	if (ofd && ofd->pipe) {
		what = pipe_words(ofd->pipe, source);
		return format_words("%s of %.130s", end_name(ofd), what.text);
	}
	if (ofd && ofd->path && ofd->path[0] == '/') {
		what = plain_words(ofd->path);
		return format_words("the %s %.90s{%d? opened at {%d}}",
				    ofd->file.type == FILE_DIRECTORY ? "folder"
								     : "file",
				    what.text, source, source);
	}
	return format_words("%s{%d? opened at {%d}}",
			    ofd && ofd->file.type == FILE_SOCKET
				    ? "a socket"
				    : "an open file",
			    source, source);
}

struct words
close_words(const struct findings *findings, const struct desc *desc,
	    const struct event *turn, int source)
{
	const struct event *made = desc->made;

	if (made && made->kind == EVENT_PIPE &&
	    in_scope_of_pipe(findings, made, turn))
		return format_words("{%d.fixed? close({%d.fixed}[%d])|"
				    " close of descriptor %d}",
				    source, source,
				    desc->fd == made->fd2 ? 1 : 0, desc->fd);
	return format_words(" close of descriptor %d", desc->fd);
}

struct words
end_variable_words(const struct findings *findings, const struct desc *desc,
		   const struct event *turn, int source)
{
	const struct event *made = desc->made;

	if (!made || made->kind != EVENT_PIPE ||
	    !in_scope_of_pipe(findings, made, turn))
		return plain_words("");
	return format_words("{%d.fixed? ({%d.fixed}[%d])}", source, source,
			    desc->fd == made->fd2 ? 1 : 0);
}

/** Is its turning_point() its exec? */
static bool
turns_at_exec(const struct process *process)
{
	return process_run(process)->exec && process->parent;
}

const char *
turning_words(const struct process *process)
{
	return turns_at_exec(process) ? "before the exec" : "after the fork";
}

struct words
closer_words(const struct model *model, const struct process *holder,
	     int source)
{
	struct words name = who_at(model, holder, turning_point(model, holder));
	struct words place = {""};
	bool at_exec = turns_at_exec(holder);

	if (source >= 0)
		place = format_words("{%d?%s at {%d.line}}", source,
				     at_exec ? "" : " after the fork", source);
	return format_words("%.90s%s%.50s", name.text,
			    at_exec ? " before the exec" : "", place.text);
}
