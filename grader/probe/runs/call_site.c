/* SPDX-License-Identifier: MIT */
#include "probe/runs/call_site.h"
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>

enum {
	/* How many frames to search for the student's code: below waitpid and
	 * execlp there are four functions of libc. */
	FRAMES_MAX = 8,
};

/* If lines are unknown: is the frame in the program file, and that file not a
 * static one, where it could be libc's? */
static bool
is_own_code(const struct frame *frame, const struct image *image)
{
	return image->loader_start && frame->module &&
	       strcmp(frame->module, image->exe_mapped) == 0;
}

/* glibc's clone() and clone3(), which posix_spawn() uses, can't be unwound:
 * after the call the stack may be a new one, without a caller. (fork() makes
 * the call in a function of its own.) */
static bool
may_change_stack(int nr)
{
	return nr == SYS_clone || nr == SYS_clone3;
}

int
call_site_find(struct call_site *out, const struct survey_row *row,
	       struct lines *lines, const char **what)
{
	struct frame frames[FRAMES_MAX];
	struct place place;
	bool lined = lines_resolve(lines, row->stack, &place) == 0;
	size_t len = lines_frames(lines, row->stack, frames, FRAMES_MAX);

	/* a program must not escape faults by being unreadable */
	if (len == 0 && lines_lost(lines)) {
		*what = lines_lost(lines);
		errno = ECANCELED;
		return -1;
	}
	for (size_t i = 0; i < len && !out->known; i++) {
		if (lined ? frames[i].place.line == 0
			  : !is_own_code(&frames[i], row->stack->image))
			continue;
		*out = (struct call_site){.known = true,
					  .depth = i,
					  .called = i ? frames[i - 1].function
						      : NULL,
					  .file = lined ? place.file : NULL,
					  .line = lined ? place.line : 0,
					  .pc = lined ? 0 : frames[i].pc};
	}
	if (!out->known && (len == 0 || frames[len - 1].cut) &&
	    !may_change_stack(row->nr)) {
		*what = "the place of a call could not be found: its stack "
			"makes no sense";
		errno = ECANCELED;
		return -1;
	}
	return 0;
}

bool
call_site_same(const struct call_site *a, const struct call_site *b)
{
	if (a->line != b->line || a->pc != b->pc || !a->file != !b->file)
		return false;
	return !a->file || strcmp(a->file, b->file) == 0;
}
