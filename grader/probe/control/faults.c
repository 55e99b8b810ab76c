/* SPDX-License-Identifier: MIT */
/* Fault injection; see faults.h. */
#include "probe/control/faults.h"
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

/** The number of an errno name ("EINTR"), or 0. */
static int
errno_number(const char *name)
{
	enum { ERRNO_MAX = 4095 };

	if (strcmp(name, "EWOULDBLOCK") == 0)
		return EAGAIN;
	for (int number = 1; number <= ERRNO_MAX; number++) {
		const char *known = strerrorname_np(number);

		if (known && strcmp(known, name) == 0)
			return number;
	}
	return 0;
}

static int
parse_when(struct fault *out, const char *text)
{
	char *end;

	out->from = strtoull(text, &end, 10);
	out->to = out->from;
	if (end == text || out->from == 0)
		return -1;
	if (strcmp(end, "+") == 0) {
		out->to = UINT64_MAX;
		return 0;
	}
	if (strncmp(end, "..", 2) == 0) {
		text = end + 2;
		out->to = strtoull(text, &end, 10);
		if (end == text || out->to < out->from)
			return -1;
	}
	return *end ? -1 : 0;
}

static int
parse_effect(struct fault *out, const char *text)
{
	char *end;

	if (strncmp(text, "short=", 6) == 0) {
		out->size = strtoull(text + 6, &end, 10);
		return end == text + 6 || *end || out->size == 0 ? -1 : 0;
	}
	if (strncmp(text, "error=", 6) == 0)
		text += 6;
	out->error = errno_number(text);
	return out->error ? 0 : -1;
}

int
fault_parse(struct fault *out, const char *spec, const char **why)
{
	char copy[128], *effect, *when;

	*out = (struct fault){.from = 1, .to = UINT64_MAX};
	*why = "too long";
	if (strlen(spec) >= sizeof copy)
		return -1;
	strcpy(copy, spec);
	*why = "must be CALL:ERROR or CALL:short=N, perhaps with :when=K";
	effect = strchr(copy, ':');
	if (!effect)
		return -1;
	*effect++ = '\0';
	when = strchr(effect, ':');
	if (when)
		*when++ = '\0';
	*why = "no such call";
	if (strlen(copy) >= sizeof out->call ||
	    (call_family(copy) == -1 && syscall_number(copy) == -1))
		return -1;
	strcpy(out->call, copy);
	*why = "neither an error's name (EINTR) nor short=N";
	if (parse_effect(out, effect) == -1)
		return -1;
	*why = "when= takes K, K+ or K..L, from 1";
	if (when &&
	    (strncmp(when, "when=", 5) != 0 || parse_when(out, when + 5) == -1))
		return -1;
	return 0;
}

/** Does this fault apply to this system call? The whole family does: pipe
 *  includes pipe2, fork includes clone (but never a thread). */
static bool
fault_names(const struct fault *fault, int nr)
{
	const char *name = syscall_name(nr);
	int family = call_family(fault->call);

	if (family == -1)
		return strcmp(fault->call, name) == 0;
	return call_family(name) == family;
}

/** Is this a system file, which libc opens on its own? */
static bool
fault_exempt_path(const char *path)
{
	static const char *const system[] = {"/etc/", "/usr/", "/lib", "/proc/",
					     "/sys/"};

	for (size_t i = 0; path && i < sizeof system / sizeof *system; i++)
		if (strncmp(path, system[i], strlen(system[i])) == 0)
			return true;
	return false;
}

static bool
is_thread(const struct task *task)
{
	return task->call.nr == SYS_clone &&
	       (task->call.args[0] & CLONE_THREAD);
}

/* Is it a call of the subject's own code, and not on a system file? */
static bool
counts(const struct task *task, const char *path)
{
	return task->subject && task->call.event.origin == ORIGIN_OWN &&
	       !is_thread(task) && !fault_exempt_path(path);
}

static bool
can_hit(const struct fault *fault, const struct task *task,
	const struct fault_target *target)
{
	if (fault->error)
		return fault->error != EINTR || !target->nonblock;
	return task->call.args[2] > fault->size && !target->whole;
}

bool
faults_await(const struct faults *faults, const struct task *task,
	     const struct fault_target *target)
{
	for (size_t i = 0; i < faults->len && counts(task, target->path); i++) {
		const struct fault *fault = &faults->list[i];

		if (fault->error && can_hit(fault, task, target) &&
		    fault_names(fault, task->call.nr) &&
		    fault->seen + 1 >= fault->from &&
		    fault->seen + 1 <= fault->to)
			return true;
	}
	return false;
}

const char *
fault_family(int nr)
{
	int family = call_family(syscall_name(nr));

	return family == -1 ? NULL : call_family_name(family);
}

static void
survey_call(struct survey *survey, const struct task *task,
	    const struct fault_target *target)
{
	int family = call_family(syscall_name(task->call.nr));

	if (family == -1)
		return;
	survey->counts[family]++;
	if (survey->len == SURVEY_MAX)
		return;
	survey->rows[survey->len++] = (struct survey_row){
		.nr = task->call.nr,
		.count = survey->counts[family],
		.stack = task->call.stack ? stack_ref(task->call.stack) : NULL,
		.pipe = target->pipe,
		.nonblock = target->nonblock,
		.signals = target->signals,
		.handled = target->handled,
		.event = {.kind = task->call.event.kind,
			  .pid = task->pid,
			  .tid = task->tid,
			  .nr = task->call.nr,
			  .fd = task->call.event.fd,
			  .fd2 = task->call.event.fd2,
			  .size = task->call.event.size,
			  .began_seq = task->call.event.began_seq},
		/* a short count from a non-waiting call is normal, not a
		 * fault */
		.whole = task->call.args[2] <= 1 || target->nonblock ||
			 target->whole};
}

void
survey_free(struct survey *survey)
{
	for (size_t i = 0; i < survey->len; i++)
		if (survey->rows[i].stack)
			stack_unref(survey->rows[i].stack);
	survey->len = 0;
}

const struct fault *
faults_match(struct faults *faults, const struct task *task,
	     const struct fault_target *target)
{
	const struct fault *hit = NULL;

	if (!counts(task, target->path))
		return NULL;
	if (faults->survey)
		survey_call(faults->survey, task, target);
	for (size_t i = 0; i < faults->len; i++) {
		struct fault *fault = &faults->list[i];

		if (!fault_names(fault, task->call.nr))
			continue;
		fault->seen++;
		if (fault->seen < fault->from || fault->seen > fault->to || hit)
			continue;
		if (!can_hit(fault, task, target))
			continue;
		fault->fired++;
		fault->fired_in = task->pid;
		fault->fired_tid = task->tid;
		hit = fault;
	}
	return hit;
}

void
faults_returned(struct faults *faults, const struct task *task)
{
	for (size_t i = 0; i < faults->len; i++)
		if (faults->list[i].signal && faults->list[i].fired &&
		    faults->list[i].fired_tid == task->tid)
			faults->list[i].returned = true;
}

void
faults_reset(struct faults *faults)
{
	for (size_t i = 0; i < faults->len; i++) {
		faults->list[i].seen = faults->list[i].fired = 0;
		faults->list[i].returned = false;
	}
}
