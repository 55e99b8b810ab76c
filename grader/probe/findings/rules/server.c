/* SPDX-License-Identifier: MIT */
/*
 * server-killed-by-client: a partial request ends the server, while other
 * clients send whole ones. What clients outside the run send is judged by the
 * lab's check.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <sys/wait.h>
#include <unistd.h>

/** Its last read from a FIFO, if after it the process only printed, cleaned up
 *  and ended; or NULL. */
static const struct event *
last_request(const struct process *process)
{
	const struct event *last = NULL;

	for (const struct event *event = process->events; event;
	     event = event->next) {
		switch (event->kind) {
		case EVENT_READ:
			last = event->ofd && event->ofd->pipe &&
					       event->ofd->pipe->fifo
				       ? event
				       : NULL;
			break;
		case EVENT_WRITE:
			if (!event->ofd || !event->ofd->from_start)
				last = NULL;
			break;
		case EVENT_CLOSE:
		case EVENT_UNLINK:
		case EVENT_EXIT:
			break;
		default:
			last = NULL;
			break;
		}
	}
	return last;
}

/** With `part`, a whole request written by another process; without, the write
 *  of the part that was read. Or NULL. */
static const struct event *
request_of(const struct model *model, const struct event *read,
	   const struct event *part)
{
	long size = part ? read->size : read->result;
	const struct event *found = NULL;

	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];

		if (event->kind != EVENT_WRITE || event->pid == read->pid ||
		    !event->ofd || event->ofd->pipe != read->ofd->pipe ||
		    event->result != size)
			continue;
		if (part ? event->pid != part->pid : event->seq < read->seq)
			found = event;
	}
	return found;
}

static void
tell(struct findings *out, const struct model *model,
     const struct process *server, const struct event *read,
     const struct event *part)
{
	const struct process *client = model_process(model, part->pid);
	struct finding *finding = finding_add(
		out, "server-killed-by-client", SEVERITY_ERROR, server,
		"%s reads %ld of the %ld bytes of a request{0? at {0}} and "
		"ends with status %d: %s, which sent them{1? at {1}}, takes "
		"the server down for all others",
		who(model, server).text, read->result, read->size,
		WEXITSTATUS(server->status), who_at(model, client, part).text);

	finding->fd = read->fd;
	finding->pipe = read->ofd->pipe;
	finding->moment = read;
	finding_source(finding, read, "part of a request");
	finding_source(finding, part, "sent by a client");
	finding_source(finding, server->exited, "ends here");
	finding_step(finding, "Report a bad request, discard it, and go on "
			      "with the next one.");
}

void
rule_server_killed(struct findings *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *server = model->processes[i];
		const struct event *read, *part;

		if (!process_gone(server) || server->ended_by_probe ||
		    !WIFEXITED(server->status) ||
		    WEXITSTATUS(server->status) == 0 ||
		    !process_is_subject(server))
			continue;
		read = last_request(server);
		if (!read || read->injected || read->result <= 0 ||
		    read->result >= read->size)
			continue;
		part = request_of(model, read, NULL);
		if (part && model_process(model, part->pid) &&
		    request_of(model, read, part))
			tell(out, model, server, read, part);
	}
}
