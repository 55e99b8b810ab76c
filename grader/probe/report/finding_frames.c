/* SPDX-License-Identifier: MIT */
/* Resolve stacks for rules, on demand, from debug information. */
#include "probe/report/finding_frames.h"
#include "probe/findings/finding.h"
#include "probe/lines/lines.h"
#include "probe/lines/program_text.h"

#define FRAMES_MAX 64

static size_t
frames_of_lines(void *ctx, const struct event *event, bool libraries,
		const char **names, size_t cap)
{
	struct frame frames[FRAMES_MAX];
	size_t len, given = 0;
	bool signal = false;

	if (!event->stack)
		return 0;
	len = lines_functions(ctx, event->stack, libraries, frames,
			      cap < FRAMES_MAX ? cap : FRAMES_MAX);
	for (size_t i = 0; i < len && given < cap; i++) {
		if (frames[i].interrupted && !signal && given + 1 < cap) {
			names[given++] = FRAME_SIGNAL;
			signal = true;
		}
		names[given++] = frames[i].function ? frames[i].function : "";
	}
	return given;
}

static const char *
text_of_lines(void *ctx, const struct event *event)
{
	struct place place;
	const char *text;

	if (!event->stack || lines_resolve(ctx, event->stack, &place) == -1)
		return NULL;
	text = lines_text(ctx, &place);
	return text ? text : "";
}

static bool
is_in_program(const struct event *event, const char *part)
{
	return !event->stack || image_mentions(event->stack->image, part);
}

void
findings_use_lines(struct findings *findings, struct lines *lines)
{
	findings->frames = frames_of_lines;
	findings->line_text = text_of_lines;
	findings->mentions = is_in_program;
	findings->lines_ctx = lines;
}
