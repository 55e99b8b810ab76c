/* SPDX-License-Identifier: MIT */
/* stdio-unflushed: printed before a dup2 but written after it, and so to
 * another file. */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/stdio_rows.h"
#include "probe/findings/rules/words.h"

/** What the number referred to until that dup2; or NULL. */
static const struct ofd *
replaced_by(const struct process *process, const struct event *dup)
{
	struct rows rows = {.process = process};
	const struct desc *desc;

	while ((desc = rows_next(&rows))) {
		if (desc->closed == dup)
			return desc->ofd;
	}
	return NULL;
}

static bool
same_file(const struct ofd *a, const struct ofd *b)
{
	return a == b ||
	       (a->file.type == b->file.type && a->file.dev == b->file.dev &&
		a->file.ino == b->file.ino);
}

/** Was all of it already in the buffer at an earlier, reported dup2? */
static bool
stood_before(const struct process *process, const struct event *dup,
	     const struct stdio_row *row)
{
	for (const struct event *event = process->events; event != dup;
	     event = event->next) {
		if (event->kind != EVENT_DUP || event->fd2 != dup->fd2)
			continue;
		for (size_t i = 0; i < event->stdio_len; i++)
			if (event->stdio[i].fd == row->fd &&
			    event->stdio[i].pending == row->pending &&
			    !stdio_written(process, row, event, dup))
				return true;
	}
	return false;
}

static void
tell(struct findings *out, const struct model *model,
     const struct process *process, const struct event *dup,
     const struct event *write)
{
	struct finding *finding;

	finding = finding_add(
		out, "stdio-unflushed", SEVERITY_ERROR, process,
		"text that %s had printed to descriptor %d was still in its "
		"stdio buffer when dup2 made that number refer to another "
		"file{0? at {0}}: it goes to the new file{1? at {1}}",
		who_at(model, process, dup).text, dup->fd2);
	finding->fd = dup->fd2;
	finding->moment = write;
	finding_source(finding, dup, "dup2 with unwritten text in the buffer");
	finding_source(finding, write, "written here");
	finding_step(finding, "Call fflush() on the stream before dup2 "
			      "redirects its descriptor.");
}

static void
judge(struct findings *out, const struct model *model,
      const struct process *process, const struct event *dup)
{
	const struct ofd *old = replaced_by(process, dup);

	for (size_t i = 0; old && i < dup->stdio_len; i++) {
		const struct stdio_row *row = &dup->stdio[i];
		const struct event *write;

		if (row->fd != dup->fd2 ||
		    row->pending <= stdio_inherited(process, row->fd, dup) ||
		    stood_before(process, dup, row))
			continue;
		write = stdio_written(process, row, dup, NULL);
		if (write && write->ofd && !same_file(write->ofd, old))
			tell(out, model, process, dup, write);
	}
}

void
find_redirected(struct findings *out, const struct model *model)
{
	int asked = 0;

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		for (const struct event *event = process->events; event;
		     event = event->next) {
			if (event->kind == EVENT_DUP && is_own(event) &&
			    event->result >= 0 && event->stdio_len > 0 &&
			    asked++ < ASK_MOST)
				judge(out, model, process, event);
		}
	}
}
