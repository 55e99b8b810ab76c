/* SPDX-License-Identifier: MIT */
/* Calls that change nothing; see idle.h. */
#include "probe/events/idle.h"

bool
event_is_idle(const struct event *event)
{
	if (event->injected)
		return false; /* faults count calls: the next one may succeed */
	switch (event->kind) {
	case EVENT_SLEEP:
	case EVENT_POLL: /* it finds what does not change */
		return true;
	case EVENT_WAIT:
		return event->result <= 0;
	case EVENT_KILL:
		return event->flags == 0;
	case EVENT_FORK:
	case EVENT_PIPE:
	case EVENT_OPEN:
	case EVENT_DUP:
	case EVENT_CLOSE:
	case EVENT_READ:
	case EVENT_MKNOD:
	case EVENT_UNLINK:
		return event->result < 0;
	case EVENT_WRITE: /* also a write of no bytes */
		return event->result <= 0;
	default:
		return false;
	}
}
