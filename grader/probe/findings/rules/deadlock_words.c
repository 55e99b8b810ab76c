/* SPDX-License-Identifier: MIT */
#include "probe/findings/rules/deadlock_words.h"
#include "probe/findings/rules/frames.h"
#include <signal.h>
#include <string.h>

bool
stuck_in_socket(const struct process *process)
{
	return process_stuck(process) && process->blocked.fd >= 0 &&
	       process->blocked.event->file.type == FILE_SOCKET;
}

static bool
waits_for_signal(const struct process *process)
{
	return process_stuck(process) && process->blocked.kind == WAIT_SIGNAL;
}

const struct event *
early_signal(const struct model *model, const struct process **who)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];
		const struct event *last = NULL;

		if (!waits_for_signal(process) || process->threads > 1)
			continue;
		for (const struct event *event = process->events; event;
		     event = event->next) {
			if (event->kind == EVENT_SIGNAL &&
			    event->flags != SIGCHLD &&
			    process_handles(process, event->flags))
				last = event;
		}
		if (!last)
			continue;
		*who = process;
		return last;
	}
	return NULL;
}

const struct process *
misses_children(const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *child = model->processes[i];

		if (child->parent && child->exited && !child->reaped &&
		    !child->auto_reaped && waits_for_signal(child->parent) &&
		    process_handles(child->parent, SIGCHLD))
			return child->parent;
	}
	return NULL;
}

/** What to do about the lock, or the like, that it waits for; or NULL. */
static const char *
lock_step(const char *function, bool several)
{
	if (strstr(function, "pthread_cond"))
		return "A wake-up that comes before pthread_cond_wait() is "
		       "lost: set a flag under the mutex before you signal, "
		       "and wait in a loop only while it is not set.";
	if (several)
		return "If each has what another one waits for: take them in "
		       "the same order everywhere. Else look for the release "
		       "that never comes.";
	if (strncmp(function, "sem_", 4) == 0)
		return "Each sem_wait() needs a sem_post() of its own, by a "
		       "process or thread that does not wait for this one: "
		       "count both.";
	return NULL;
}

static const char *
socket_step(const struct process *process)
{
	if (process->blocked.writing)
		return "A socket's buffer is full until the other side reads: "
		       "let one of them read before it writes more, or wait "
		       "with poll() for both.";
	return "If one of them reads a socket to its end: the end comes when "
	       "every process, the reader too, has closed its copies of the "
	       "other end, or after shutdown() with SHUT_WR. Else let one do "
	       "its part before it waits.";
}

const char *
deadlock_step(const struct findings *findings, const struct model *model)
{
	const char *step = NULL, *lock = NULL;
	int locks = 0;

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		if (!process_stuck(process))
			continue;
		if (process->blocked.kind == WAIT_LOCK) {
			lock = blocked_function(findings, process);
			locks++;
		}
		if (!stuck_in_socket(process) ||
		    strcmp(process->blocked.call, "accept") == 0)
			continue;
		step = socket_step(process);
		if (process->blocked.writing)
			return step;
	}
	if (!step && lock)
		step = lock_step(lock, locks > 1);
	return step ? step
		    : "Follow who waits for whom, and let one of them do its "
		      "part before it waits.";
}
