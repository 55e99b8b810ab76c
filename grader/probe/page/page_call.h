/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PAGE_CALL_H
#define PROBE_PAGE_CALL_H

#include <jansson.h>

struct event;

/** The step of this event, as far as the event alone tells (page_steps.h): t,
    k, r and what moved. A new reference. */
json_t *page_call(const struct event *event);

#endif
