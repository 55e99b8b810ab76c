/* SPDX-License-Identifier: MIT */
/* Trying each fault in turn; see inject_each.h. */
#include "probe/runs/inject_each.h"
#include "probe/report/finding_text.h"
#include "probe/runs/may_happen.h"
#include "probe/runs/survived.h"
#include "probe/runs/wrapper.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

enum {
	/* How often the same line is tried: its first and second time. */
	TRIES_A_LINE = 2,
	/* How deep below the student's code a call is looked for: below waitpid
	   and execlp there are four functions of libc. */
	FRAMES_MAX = 8,
};

/* What is tried on calls of this family. */
struct attempt {
	const char *family;
	const char *effect; /* an error's name, or short */
	bool blocking;      /* only if the call may block */
	const char *finding;
};

static const struct attempt attempts[] = {
	{"read", "EINTR", true, "eintr-not-restarted"},
	{"write", "EINTR", true, "eintr-not-restarted"},
	{"wait4", "EINTR", false, "eintr-not-restarted"},
	{"open", "EINTR", true, "eintr-not-restarted"},
	{"read", "short", false, "short-read-assumed"},
	{"write", "short", false, "short-write-ignored"},
	{"pipe", "EMFILE", false, "unchecked-error"},
	{"fork", "EAGAIN", false, "unchecked-error"},
	{"dup", "EMFILE", false, "unchecked-error"},
	{"dup2", "EMFILE", false, "unchecked-error"},
	{"open", "EMFILE", false, "unchecked-error"},
	{"mkfifo", "ENOSPC", false, "unchecked-error"},
	{"execve", "EACCES", false, "exec-failure-falls-through"},
};

enum { ATTEMPTS = sizeof attempts / sizeof *attempts };

/* Where in the program's own code a call was made: a line, or an address if
   lines are unknown. */
struct site {
	const char *file; /* from the lines; NULL: unknown */
	int line;
	uint64_t pc;
	const char *called; /* the library's function; NULL: it has no name */
	size_t depth;       /* frames of libraries: 0: the program's own call */
	bool known;
};

/* An attempt on a call: how it is made to fail there. */
struct blow {
	const struct attempt *attempt;
	char fault[64]; /* as in --inject */
	uint64_t size;  /* of a short count, else 0 */
	bool may_happen;
};

/* A site that has been tried already, and how often. */
struct tried {
	const struct attempt *attempt;
	const struct site *site;
	unsigned times;
	bool failed;
};

struct injection {
	struct options options; /* of the runs with a fault */
	const struct streams *streams;
	struct faults *given; /* in each run; has room for one more */
	const char **what;
	struct trial *base;
	size_t base_errors; /* without any further fault */
	struct survey survey;
	struct site sites[SURVEY_MAX]; /* of its rows */
	struct tried tried[256];
	size_t tried_len;
};

static int
run_once(struct injection *in, const struct options *options,
	 struct trial *trial)
{
	struct variation variation = {
		.turns = true,
		.seed = schedule_systematic(BASE_OLDEST, 0),
		.faults = in->given,
		.streams = in->streams};

	faults_reset(in->given);
	return trial_run(trial, options, &variation, in->what);
}

static bool
is_of_family(const struct survey_row *row, const struct attempt *attempt)
{
	return strcmp(fault_family(row->nr), attempt->family) == 0;
}

/* Can it be made to fail at all? */
static bool
is_tried(const struct survey_row *row)
{
	for (int i = 0; row->stack && i < ATTEMPTS; i++)
		if (is_of_family(row, &attempts[i]))
			return true;
	return false;
}

/* Without lines: the innermost frame of the program file, if that is not
 * libc's too. */
static bool
is_own_code(const struct frame *frame, const struct image *image)
{
	return image->loader_start && frame->module &&
	       strcmp(frame->module, image->exe_mapped) == 0;
}

/* glibc's clone() and clone3(), which posix_spawn() calls, cannot be walked
 * from: behind the call the stack may be a new one, without a caller. (fork()
 * makes the call in a function of its own.) */
static bool
may_change_stack(int nr)
{
	return nr == SYS_clone || nr == SYS_clone3;
}

static int
find_site(struct injection *in, const struct survey_row *row, struct site *out)
{
	struct lines *lines = in->base->run.lines;
	struct frame frames[FRAMES_MAX];
	struct place place;
	bool lined = lines_resolve(lines, row->stack, &place) == 0;
	size_t len = lines_frames(lines, row->stack, frames, FRAMES_MAX);

	/* that it can't be examined must not save it from faults */
	if (len == 0 && lines_lost(lines)) {
		*in->what = lines_lost(lines);
		errno = ECANCELED;
		return -1;
	}
	for (size_t i = 0; i < len && !out->known; i++) {
		if (lined ? frames[i].place.line == 0
			  : !is_own_code(&frames[i], row->stack->image))
			continue;
		*out = (struct site){.known = true,
				     .depth = i,
				     .called =
					     i ? frames[i - 1].function : NULL,
				     .file = lined ? place.file : NULL,
				     .line = lined ? place.line : 0,
				     .pc = lined ? 0 : frames[i].pc};
	}
	if (!out->known && (len == 0 || frames[len - 1].cut) &&
	    !may_change_stack(row->nr)) {
		*in->what = "the place of a call could not be found: its stack "
			    "makes no sense";
		errno = ECANCELED;
		return -1;
	}
	return 0;
}

static int
find_sites(struct injection *in)
{
	int result = 0;

	for (size_t i = 0; i < in->survey.len && result == 0; i++)
		if (is_tried(&in->survey.rows[i]))
			result = find_site(in, &in->survey.rows[i],
					   &in->sites[i]);
	return result;
}

static bool
is_short(const struct attempt *attempt)
{
	return strcmp(attempt->effect, "short") == 0;
}

static bool
applies(const struct attempt *attempt, const struct survey_row *row,
	const struct site *site)
{
	if (!is_of_family(row, attempt))
		return false;
	if (attempt->blocking && !row->pipe)
		return false;
	if (row->nonblock && strcmp(attempt->effect, "EINTR") == 0)
		return false;
	if (is_short(attempt) && row->whole)
		return false;
	/* made by the student's own line, or deep inside libc? */
	return site->called ? is_wrapper(attempt->family, site->called)
			    : site->depth <= 1;
}

static bool
is_same(const struct site *a, const struct site *b)
{
	if (a->line != b->line || a->pc != b->pc || !a->file != !b->file)
		return false;
	return !a->file || strcmp(a->file, b->file) == 0;
}

static struct tried *
tried_site(struct injection *in, const struct attempt *attempt,
	   const struct site *site)
{
	struct tried *tried = in->tried;

	for (size_t i = 0; i < in->tried_len; i++, tried++)
		if (tried->attempt == attempt && is_same(tried->site, site))
			return tried;
	if (in->tried_len == sizeof in->tried / sizeof *in->tried)
		return NULL;
	tried = &in->tried[in->tried_len++];
	*tried = (struct tried){.attempt = attempt, .site = site};
	return tried;
}

/* Only the labs ask for faults that can't happen here. */
static const char *
why_at_all(const struct blow *blow)
{
	return blow->may_happen ? ""
				: "; it can't happen to this program here, but "
				  "the labs' contract asks for it";
}

static int
tell(struct injection *in, const struct blow *blow,
     const struct survey_row *row, const char *how)
{
	struct findings *findings = &in->base->run.findings;
	const struct attempt *attempt = blow->attempt;
	const struct event *event =
		observation_place(&in->base->run, row->nr, row->stack);
	struct finding *finding;
	char what[48] = "fails";

	if (!event)
		return -1;
	if (blow->size == 1)
		strcpy(what, "moves one byte only");
	else if (blow->size)
		snprintf(what, sizeof what, "moves %llu bytes only",
			 (unsigned long long)blow->size);
	finding = finding_add(findings, attempt->finding, SEVERITY_ERROR,
			      in->base->run.model->processes[0],
			      "when %s %s (fault %s), %s%s", attempt->family,
			      what, blow->fault, how, why_at_all(blow));
	if (!finding)
		return -1;
	finding_source(finding, event, "%s is called here", attempt->family);
	finding_step(finding,
		     "run it again with --inject %s and see what the program "
		     "does after this line",
		     blow->fault);
	return 0;
}

/* One fault at one call. 0, or -1 with errno. */
static int
try_fault(struct injection *in, const struct blow *blow,
	  const struct survey_row *row, struct tried *tried)
{
	struct fault *fault = &in->given->list[in->given->len];
	struct trial trial;
	const char *why, *how;
	int result = 0;

	if (fault_parse(fault, blow->fault, &why) == -1) {
		errno = EINVAL;
		*in->what = why;
		return -1;
	}
	in->given->len++;
	result = run_once(in, &in->options, &trial);
	in->given->len--;
	if (result == -1)
		return -1;
	if (trial_lost(&trial, in->what)) {
		result = -1;
	} else if (fault->fired &&
		   (how = not_survived(&trial, fault, in->base, in->base_errors,
				       in->options.lab))) {
		tried->failed = true;
		result = tell(in, blow, row, how);
	}
	trial_free(&trial);
	return result;
}

/* How that attempt is made there; false if it is not made at all. */
static bool
plan(const struct injection *in, const struct attempt *attempt,
     const struct survey_row *row, struct blow *out)
{
	uint64_t part;

	*out = (struct blow){.attempt = attempt};
	if (is_short(attempt)) {
		part = may_be_short(row, in->base->run.model);
		out->may_happen = part > 0;
		out->size = in->options.lab ? 1 : part;
		snprintf(out->fault, sizeof out->fault,
			 "%s:short=%llu:when=%llu", attempt->family,
			 (unsigned long long)out->size,
			 (unsigned long long)row->count);
	} else {
		out->may_happen = strcmp(attempt->effect, "EINTR") == 0
					  ? may_be_interrupted(row)
					  : may_run_out(row);
		snprintf(out->fault, sizeof out->fault, "%s:%s:when=%llu",
			 attempt->family, attempt->effect,
			 (unsigned long long)row->count);
	}
	return out->may_happen || in->options.lab;
}

static int
try_row(struct injection *in, const struct survey_row *row,
	const struct site *site)
{
	for (int i = 0; site->known && i < ATTEMPTS; i++) {
		struct tried *tried;
		struct blow blow;

		if (!applies(&attempts[i], row, site) ||
		    !plan(in, &attempts[i], row, &blow))
			continue;
		tried = tried_site(in, &attempts[i], site);
		if (!tried || tried->failed || tried->times++ >= TRIES_A_LINE)
			continue;
		if (try_fault(in, &blow, row, tried) == -1)
			return -1;
	}
	return 0;
}

int
inject_each(struct trial *out, const struct options *options,
	    const struct streams *streams, struct faults *given,
	    const char **what)
{
	struct injection *in = calloc(1, sizeof *in);
	int result = -1;
	bool ends;

	if (!in)
		return -1;
	in->streams = streams;
	in->given = given;
	in->what = what;
	in->base = out;
	given->survey = &in->survey;
	result = run_once(in, options, out);
	given->survey = NULL;
	if (result == -1)
		goto cleanup;
	in->options = trial_options_after(out, options);
	in->base_errors = findings_errors(&out->run.findings);
	/* A program that never ends by itself can't tell one fault from
	   another. */
	ends = !trial_never_ended(out) &&
	       out->run.result.outcome != OUTCOME_ERROR;
	result = ends ? find_sites(in) : 0;
	for (size_t i = 0; ends && i < in->survey.len && result == 0; i++)
		result = try_row(in, &in->survey.rows[i], &in->sites[i]);
	if (result == 0)
		result = findings_resolve(&out->run.findings, out->run.lines);
cleanup:
	survey_free(&in->survey);
	free(in);
	return result;
}
