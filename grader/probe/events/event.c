/* SPDX-License-Identifier: MIT */
#include "probe/events/event.h"
#include <sys/syscall.h>

static const char *const kind_names[EVENT_KINDS] = {
	[EVENT_START] = "start",
	[EVENT_FORK] = "fork",
	[EVENT_EXEC] = "exec",
	[EVENT_EXIT] = "exit",
	[EVENT_WAIT] = "wait",
	[EVENT_PIPE] = "pipe",
	[EVENT_OPEN] = "open",
	[EVENT_DUP] = "dup",
	[EVENT_CLOSE] = "close",
	[EVENT_CLOSE_RANGE] = "close_range",
	[EVENT_SETFD] = "setfd",
	[EVENT_SETFL] = "setfl",
	[EVENT_READ] = "read",
	[EVENT_WRITE] = "write",
	[EVENT_POLL] = "poll",
	[EVENT_MKNOD] = "mknod",
	[EVENT_UNLINK] = "unlink",
	[EVENT_EXEC_FAILED] = "exec_failed",
	[EVENT_KILL] = "kill",
	[EVENT_SIGNAL] = "signal",
	[EVENT_SIGACTION] = "sigaction",
	[EVENT_SIGRETURN] = "sigreturn",
	[EVENT_SETSID] = "setsid",
	[EVENT_SLEEP] = "sleep",
	[EVENT_TIMER] = "timer",
	[EVENT_FD] = "fd",
	[EVENT_BLOCKED] = "blocked",
	[EVENT_RUNNING] = "running",
	[EVENT_END] = "end",
};

static const char *const outcome_names[] = {
	[OUTCOME_EXITED] = "exited",     [OUTCOME_SIGNALED] = "signaled",
	[OUTCOME_DEADLOCK] = "deadlock", [OUTCOME_TIMEOUT] = "timeout",
	[OUTCOME_LIMIT] = "limit",       [OUTCOME_ERROR] = "error",
};

bool
event_has_frames(const struct event *event)
{
	return event->in_handler || event->kind == EVENT_PIPE ||
	       event->kind == EVENT_FORK || event->kind == EVENT_EXEC ||
	       event->kind == EVENT_WAIT || event->kind == EVENT_RUNNING ||
	       (event->kind == EVENT_BLOCKED && event->nr == SYS_futex) ||
	       (event->kind == EVENT_EXIT && event->flags & EXIT_BORROWED);
}

const char *
event_kind_name(enum event_kind kind)
{
	if ((unsigned)kind >= EVENT_KINDS)
		return "unknown";
	return kind_names[kind];
}

const char *
outcome_name(enum outcome outcome)
{
	if ((unsigned)outcome > OUTCOME_ERROR)
		return "error";
	return outcome_names[outcome];
}
