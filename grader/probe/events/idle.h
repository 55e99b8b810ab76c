/* SPDX-License-Identifier: MIT */
#ifndef PROBE_IDLE_H
#define PROBE_IDLE_H

#include "probe/events/event.h"

/** Is it a call that failed, found nothing, or only waited? */
bool event_is_idle(const struct event *event);

#endif
