/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PAGE_CALL_H
#define PROBE_PAGE_CALL_H

#include <jansson.h>

struct event;

/** The step of this event, as far as it follows from the event alone
 *  (page_steps.h): t, call, child, k, r and the bytes
 *  moved. A new reference. */
json_t *page_call(const struct event *event);

#endif
