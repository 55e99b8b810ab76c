/* SPDX-License-Identifier: MIT */
/* unterminated-buffer: NUL bytes in the text that a program prints. If the rest
 * of an earlier message follows the text instead: stale.c. */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <string.h>

/** Two or more NUL bytes after text: the rest of a buffer. */
static bool
has_buffer_rest(const struct event *event)
{
	for (size_t i = 1; event->data && i + 1 < event->data_len; i++) {
		if (event->data[i] == '\0' && event->data[i + 1] == '\0')
			return event->data[0] != '\0';
	}
	return false;
}

/** Has the program read anything that it did not write itself? */
static bool
reads_outside(const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		struct rows rows = {.process = model->processes[i]};
		const struct desc *desc;

		while ((desc = rows_next(&rows))) {
			const struct pipe *pipe =
				desc->ofd ? desc->ofd->pipe : NULL;
			bool inside = pipe && !pipe->outside;

			if (desc->got > 0 && !inside)
				return true;
		}
		if (!process_is_subject(model->processes[i]))
			return true;
	}
	return false;
}

/** The earlier write that sent such a rest through a pipe to another process;
 *  or NULL. */
static const struct event *
sent_before(const struct model *model, const struct event *printed)
{
	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];

		if (event->seq > printed->seq)
			break;
		if (event->kind == EVENT_WRITE && is_own(event) && event->ofd &&
		    event->ofd->pipe && !event->ofd->from_start &&
		    event->pid != printed->pid && has_buffer_rest(event))
			return event;
	}
	return NULL;
}

/** The rest came with the message: the sender sent more than the message. */
static void
tell_sent(struct finding *finding, const struct model *model,
	  const struct event *sent)
{
	const struct process *sender = model_process(model, sent->pid);

	finding_source(finding, sent, "%s sends %ld bytes",
		       who_at(model, sender, sent).text, sent->size);
	finding_step(
		finding,
		"Send only the bytes of the message (strlen() of the text, not "
		"sizeof the buffer), or print only up to the first 0 byte.");
}

void
rule_unterminated(struct findings *out, const struct model *model)
{
	bool outside = reads_outside(model);

	for (size_t i = 0; i < model->log_len && !outside; i++) {
		const struct event *event = model->log[i];
		const struct process *process;
		const struct event *sent;
		struct finding *finding;

		if (event->kind != EVENT_WRITE || !is_own(event) ||
		    !has_buffer_rest(event))
			continue;
		process = model_process(model, event->pid);
		if (!process || !is_output(process, event))
			continue;
		sent = sent_before(model, event);
		finding = finding_add(
			out, "unterminated-buffer", SEVERITY_ERROR, process,
			"%s prints NUL bytes after its text{0? at {0}} "
			"(descriptor %d): %s",
			who_at(model, process, event).text, event->fd,
			sent ? "they came with the message, which was sent "
			       "together with the rest of the buffer{1? at {1}}"
			     : "it prints more of the buffer than was read "
			       "into it");
		finding->fd = event->fd;
		finding->moment = event;
		finding_source(finding, event, "printed here");
		if (sent)
			tell_sent(finding, model, sent);
		else
			finding_step(finding,
				     "Use the count that read() returned: "
				     "print exactly that many bytes, or "
				     "terminate them with a 0 byte first.");
		break;
	}
	find_stale_rest(out, model);
}
