/* SPDX-License-Identifier: MIT */
#include "probe/report/wrapped_call.h"
#include "probe/report/last_call.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { FRAMES = 16 };

/** The part of a call's name that its wrappers have in theirs: "wait" for
 *  waitid(2); else the whole name. */
static const char *
stem_of(const char *call)
{
	static const char *const stems[] = {"pipe", "fork", "read", "write",
					    "open", "wait", "dup",  "close",
					    "exec", "fifo", "kill", "sleep"};

	for (size_t i = 0; i < sizeof(stems) / sizeof(*stems); i++)
		if (strstr(call, stems[i]))
			return stems[i];
	return call;
}

/** Is the stem a word of the name, as in r_read, Read, xread and doRead, but
 *  not in thread? */
static bool
has_word(const char *name, const char *stem)
{
	const char *at = name;

	while ((at = strcasestr(at, stem))) {
		if (at <= name + 1 || at[-1] == '_' ||
		    isupper((unsigned char)*at))
			return true;
		at++;
	}
	return false;
}

/** The first frame that is no wrapper of the call by its name; if the innermost
 *  is none already, the first frame in another file. 0 if there is none. */
static size_t
caller_among(const struct frame *frames, size_t len, const char *stem)
{
	size_t i = 0;

	while (i < len && frames[i].place.function && frames[i].place.file &&
	       has_word(frames[i].place.function, stem))
		i++;
	if (i > 0)
		return i < len ? i : 0;
	for (i = 1; i < len; i++)
		if (frames[i].place.path &&
		    strcmp(frames[i].place.path, frames[0].place.path) != 0)
			return i;
	return 0;
}

bool
is_call_by_name(const char *wrapper, const struct event *event)
{
	return has_word(wrapper, stem_of(event_function(event)));
}

int
event_caller(struct lines *lines, const struct event *event, struct place *out,
	     const char **wrapper)
{
	struct frame frames[FRAMES];
	size_t len, at;

	if (!lines || !event)
		return -1;
	if (event->at) {
		*wrapper = event->wrapper;
		return event->wrapper && event->caller
			       ? lines_recorded(lines, event->caller, out)
			       : -1;
	}
	if (!event->stack || !event->stack->image)
		return -1;
	len = lines_callers(lines, event->stack, frames, FRAMES);
	if (len < 2 || !frames[0].place.path)
		return -1;
	at = caller_among(frames, len, stem_of(event_function(event)));
	if (at == 0 || !frames[at].place.file || !frames[at - 1].place.function)
		return -1;
	*wrapper = frames[at - 1].place.function;
	*out = frames[at].place;
	return 0;
}
