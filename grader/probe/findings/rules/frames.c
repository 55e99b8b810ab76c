/* SPDX-License-Identifier: MIT */
/* Questions about where in the source a call was made: slow, so asked of few
 * calls only. */
#include "probe/findings/rules/frames.h"
#include "probe/base/wrapper.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

#define FRAMES_MAX 64
#define FRAMES_ROOM 8192 /* for the function names of a recorded call */

/** The names of a recorded call, split into `room`. */
static size_t
recorded_names(const struct event *event, bool libraries, char *room,
	       size_t size, const char **names, size_t cap)
{
	size_t len = 0;
	char *save = NULL;

	room[0] = '\0';
	strncat(room, event->frames, size - 1);
	for (char *name = strtok_r(room, " ", &save); name && len < cap;
	     name = strtok_r(NULL, " ", &save)) {
		bool library = *name == '~';

		if ((library && !libraries) || strcmp(name, "?") == 0)
			names[len++] = "";
		else
			names[len++] = library ? name + 1 : name;
	}
	return len;
}

static size_t
names_of(const struct findings *findings, const struct event *event,
	 bool libraries, char *room, size_t size, const char **names)
{
	if (!event || !event_has_frames(event))
		return 0;
	if (event->frames)
		return recorded_names(event, libraries, room, size, names,
				      FRAMES_MAX);
	if (!findings->frames)
		return 0;
	return findings->frames(findings->lines_ctx, event, libraries, names,
				FRAMES_MAX);
}

/** Strip the prefix of libc's internal names: _IO_puts, __vfprintf. */
static const char *
public_name(const char *name)
{
	if (strncmp(name, "__GI_", 5) == 0)
		name += 5;
	if (strncmp(name, "_IO_", 4) == 0)
		return name + 4;
	if (strncmp(name, "__", 2) == 0)
		return name + 2;
	return name;
}

/** Which of these names is the function's? Or NULL. */
static const char *
one_of(const char *function, const char *const *names)
{
	for (; *names; names++)
		if (strcmp(public_name(function), *names) == 0)
			return *names;
	return NULL;
}

const char *
calls_one_of(const struct findings *findings, const struct event *event,
	     const char *const *names)
{
	const char *frames[FRAMES_MAX], *found = NULL;
	char room[FRAMES_ROOM];
	size_t len =
		names_of(findings, event, true, room, sizeof(room), frames);

	for (size_t i = 0; i < len && !found; i++)
		found = one_of(frames[i], names);
	return found;
}

/** The only one of these functions that the source line calls; or NULL. */
static const char *
on_line(const char *line, const char *const *names)
{
	const char *found = NULL, *at;

	for (; *names; names++) {
		at = strstr(line, *names);
		if (!at || at[strlen(*names)] != '(')
			continue;
		if (found)
			return NULL;
		found = *names;
	}
	return found;
}

const char *
blocked_function(const struct findings *findings, const struct process *process)
{
	static const char *const locks[] = {"sem_wait",
					    "sem_timedwait",
					    "sem_clockwait",
					    "pthread_mutex_lock",
					    "pthread_mutex_timedlock",
					    "pthread_mutex_clocklock",
					    "pthread_cond_wait",
					    "pthread_cond_timedwait",
					    "pthread_cond_clockwait",
					    "pthread_rwlock_rdlock",
					    "pthread_rwlock_wrlock",
					    "pthread_barrier_wait",
					    "pthread_join",
					    NULL};
	const struct blocked *at = &process->blocked;
	const char *lock = NULL, *line;

	if (at->nr == SYS_futex) {
		lock = calls_one_of(findings, at->event, locks);
		line = lock ? NULL : line_text(findings, at->event);
		/* libc hides the functions that sem_wait() jumps to */
		lock = line ? on_line(line, locks) : lock;
	}
	return lock ? lock : at->call;
}

const char *
handler_calls(const struct findings *findings, const struct event *event,
	      const char *const *names)
{
	const char *frames[FRAMES_MAX], *found = NULL;
	char room[FRAMES_ROOM];
	size_t len =
		names_of(findings, event, true, room, sizeof(room), frames);

	for (size_t i = 0; i < len; i++) {
		if (strcmp(frames[i], FRAME_SIGNAL) == 0)
			return found;
		if (!found)
			found = one_of(frames[i], names);
	}
	return NULL;
}

char *
own_functions(const struct findings *findings, const struct event *event)
{
	const char *frames[FRAMES_MAX];
	char room[FRAMES_ROOM], *text = NULL;
	size_t len =
		names_of(findings, event, false, room, sizeof(room), frames);
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return NULL;
	for (size_t i = 0; i < len; i++)
		if (*frames[i] && strcmp(frames[i], FRAME_SIGNAL) != 0)
			fprintf(out, "%s%s", ftell(out) > 0 ? " " : "",
				frames[i]);
	if (fclose(out) == 0 && *text)
		return text;
	free(text);
	return NULL;
}

bool
in_scope_of_pipe(const struct findings *findings, const struct event *made,
		 const struct event *later)
{
	const char *frames[FRAMES_MAX], *own[FRAMES_MAX];
	char room[FRAMES_ROOM], own_room[FRAMES_ROOM];
	size_t own_len = names_of(findings, made, false, own_room,
				  sizeof(own_room), own);
	size_t len =
		names_of(findings, later, false, room, sizeof(room), frames);
	size_t i = 0;

	while (i < own_len && (!*own[i] || strcasestr(own[i], "pipe")))
		i++; /* as the wrapper of a pipe call has it from its caller */
	for (size_t k = 0; i < own_len && k < len; k++)
		if (strcmp(frames[k], own[i]) == 0)
			return true;
	return i == own_len || len == 0;
}

bool
may_be_called_in(const struct findings *findings, const struct event *event,
		 const char *part)
{
	return !event || event->frames || !findings->mentions ||
	       findings->mentions(event, part);
}

bool
called_in(const struct findings *findings, const struct event *event,
	  bool libraries, const char *part)
{
	const char *frames[FRAMES_MAX];
	char room[FRAMES_ROOM];
	size_t len;

	if (!libraries && !may_be_called_in(findings, event, part))
		return false;
	len = names_of(findings, event, libraries, room, sizeof(room), frames);
	for (size_t i = 0; i < len; i++) {
		if (strstr(frames[i], part))
			return true;
	}
	return false;
}

bool
made_by_library(const struct findings *findings, const struct event *event,
		const char *family)
{
	const char *own[FRAMES_MAX], *all[FRAMES_MAX];
	char own_room[FRAMES_ROOM], room[FRAMES_ROOM];
	size_t own_len = names_of(findings, event, false, own_room,
				  sizeof(own_room), own);
	size_t len = names_of(findings, event, true, room, sizeof(room), all);
	size_t i = 0;

	while (i < own_len && !*own[i])
		i++;
	return i > 0 && i < own_len && i < len &&
	       !is_wrapper(family, all[i - 1]);
}

enum severity
severity_at(const struct findings *findings, const struct event *event)
{
	return line_text(findings, event) ? SEVERITY_ERROR : SEVERITY_CONTRACT;
}

const char *
line_text(const struct findings *findings, const struct event *event)
{
	if (!event)
		return NULL;
	if (event->text)
		return event->text;
	if (event->at)
		return *event->at ? "" : NULL;
	if (!findings->line_text)
		return NULL;
	return findings->line_text(findings->lines_ctx, event);
}
