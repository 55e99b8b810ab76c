/* SPDX-License-Identifier: MIT */
/* Calls interrupted by signals; see interruption.h. */
#include "probe/findings/rules/interruption.h"
#include "probe/base/signal_name.h"
#include "probe/findings/rules/questions.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>

bool
asks_for_an_end(int signal)
{
	switch (signal) {
	case SIGTERM:
	case SIGINT:
	case SIGQUIT:
	case SIGHUP:
	case SIGALRM:
	case SIGVTALRM:
	case SIGPROF:
	case SIGXCPU:
	case SIGPIPE:
		return true;
	default:
		return false;
	}
}

/** Did the process then have a handler without SA_RESTART for that signal? */
static bool
interrupts(const struct process *process, int signal, const struct event *at)
{
	bool without = process->interrupting >> (signal - 1) & 1;

	for (const struct event *event = process->events; event != at;
	     event = event->next) {
		if (event->kind == EVENT_SIGACTION && event->flags == signal)
			without = event->size == 2;
	}
	return without;
}

/** The observed process that sent the signal, or NULL. */
static const struct process *
sender_of(const struct model *model, const struct process *process, int signal,
	  const struct event *at)
{
	const struct process *sender = NULL;

	for (size_t i = 0; i < model->log_len; i++) {
		const struct event *event = model->log[i];

		if (event->seq > at->seq)
			break;
		if (event->kind == EVENT_KILL && event->flags == signal &&
		    event->last_seq >= at->began_seq &&
		    (event->child == process->pid || event->child <= 0))
			sender = model_process(model, event->pid);
	}
	return sender;
}

bool
was_interrupted(const struct event *event)
{
	switch (event->kind) {
	case EVENT_READ:
	case EVENT_WRITE:
	case EVENT_OPEN:
	case EVENT_WAIT:
		return is_interrupted(event) && is_own(event) &&
		       !event->injected && !event->in_handler;
	default:
		return false;
	}
}

bool
interrupted_by(struct interrupted *it, const struct model *model,
	       const struct process *process, const struct event *event)
{
	int signal = event->next && event->next->kind == EVENT_SIGNAL
			     ? event->next->flags
			     : 0;

	if (signal < 1 || signal >= NSIG || !interrupts(process, signal, event))
		return false;
	*it = (struct interrupted){process, event, signal, NULL, {""}};
	if (signal == SIGCHLD) {
		strcpy(it->by.text, "(SIGCHLD)");
		return true;
	}
	it->sender = sender_of(model, process, signal, event);
	if (!it->sender)
		return false;
	snprintf(it->by.text, sizeof it->by.text, "(%s) from %.100s",
		 signal_name(signal), who(model, it->sender).text);
	return true;
}
