/* SPDX-License-Identifier: MIT */
/*
 * server-killed-by-client: a partial request ends the server, while other
 * clients send whole ones. What clients outside the run send is judged by the
 * lab's check.
 */
#include "probe/findings/rules/questions.h"
#include "probe/findings/rules/rules.h"
#include "probe/findings/rules/words.h"
#include <errno.h>
#include <sys/wait.h>

/** A request as it was read: at once, or in a loop that asks for the rest. */
struct request {
	const struct event *first, *last;
	long got;
	bool outlived; /* the server had gone on after an end of file before */
};

/** Is it read as the rest of the same request? */
static bool
is_rest(const struct request *request, const struct event *read)
{
	const struct event *last = request->last;

	return last && last->result > 0 && read->ofd == last->ofd &&
	       read->size == last->size - last->result;
}

static void
take_read(struct request *request, const struct event *read)
{
	if (!read->ofd || !read->ofd->pipe || !read->ofd->pipe->fifo) {
		request->last = NULL;
		return;
	}
	if (read->result < 0)
		return;
	request->outlived |= request->last && request->last->result == 0;
	if (!is_rest(request, read)) {
		request->first = read;
		request->got = 0;
	}
	request->last = read;
	request->got += read->result;
}

/** The last request it read from a FIFO, if after that the process only
 *  printed, cleaned up and ended; else last is NULL. */
static struct request
last_request(const struct process *process)
{
	struct request request = {0};

	for (const struct event *event = process->events; event;
	     event = event->next) {
		switch (event->kind) {
		case EVENT_READ:
			take_read(&request, event);
			break;
		case EVENT_WRITE:
			if (!event->ofd || !event->ofd->from_start)
				request.last = NULL;
			break;
		case EVENT_CLOSE:
		case EVENT_UNLINK:
		case EVENT_SLEEP:
		case EVENT_EXIT:
			break;
		case EVENT_OPEN:
			request.outlived |=
				request.last && request.last->result == 0;
			request.last = NULL;
			break;
		default:
			request.last = NULL;
			break;
		}
	}
	return request;
}

/** With `part`, a whole request written by another process; without, the write
 *  of the part that was read. Or NULL. */
static const struct event *
request_of(const struct model *model, const struct request *request,
	   const struct event *part)
{
	const struct event *read = request->first, *found = NULL;
	long size = part ? read->size : request->got;

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

/** Did another process find the server gone, or send it a request that it did
 *  not read? */
static bool
came_too_late(const struct model *model, const struct request *request)
{
	const struct pipe *pipe = request->first->ofd->pipe;

	for (size_t i = 0; i < model->process_len; i++) {
		const struct blocked *at = &model->processes[i]->blocked;

		if (at->known && at->kind == WAIT_OPEN && at->pipe == pipe)
			return true;
	}
	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];

		if (event->seq < request->last->seq)
			continue;
		if (event->kind == EVENT_WRITE && event->ofd &&
		    event->ofd->pipe == pipe &&
		    (event->result == -EPIPE ||
		     event->result == request->first->size))
			return true;
		if (event->kind == EVENT_OPEN && event->result == -ENXIO &&
		    event->file.dev == pipe->file.dev &&
		    event->file.ino == pipe->file.ino)
			return true;
	}
	return false;
}

/** Was it the request that ended the server, not the end of file after it, and
 *  not its own time to end? */
static bool
ends_for_it(const struct model *model, const struct process *server,
	    const struct request *request)
{
	if (request->last->result > 0 && !exited_with(server, 0))
		return true;
	return (request->outlived && !exited_with(server, 0)) ||
	       came_too_late(model, request);
}

static void
tell(struct findings *out, const struct model *model,
     const struct process *server, const struct request *request,
     const struct event *part)
{
	const struct event *read = request->first;
	const struct process *client = model_process(model, part->pid);
	struct finding *finding = finding_add(
		out, "server-killed-by-client", SEVERITY_ERROR, server,
		"%s reads %ld of the %ld bytes of a request{0? at {0}} and "
		"ends with status %d: %s, which sent them{1? at {1}}, takes "
		"the server down for all others",
		who(model, server).text, request->got, read->size,
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
		struct request request;
		const struct event *part;

		if (!process_gone(server) || server->ended_by_probe ||
		    !WIFEXITED(server->status) || !process_is_subject(server))
			continue;
		request = last_request(server);
		if (!request.last || request.last->injected ||
		    request.got <= 0 || request.got >= request.first->size)
			continue;
		part = request_of(model, &request, NULL);
		if (part && model_process(model, part->pid) &&
		    request_of(model, &request, part) &&
		    ends_for_it(model, server, &request))
			tell(out, model, server, &request, part);
	}
}
