/* Each fault in turn; see inject_each.h. */
#include "probe/runs/inject_each.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	/* The same line is tried so often: its first and second time. */
	TRIES_A_LINE = 2,
	/* libc's own frames between the student's code and the kernel: fork,
	 * execlp and pipe have a few, stdio and popen many. */
	LIBC_FRAMES_MAX = 3,
};

/* What is tried on a call of this family. */
struct attempt {
	const char *family;
	const char *effect; /* as in --inject */
	bool blocking;      /* only where the call may block */
	bool direct;        /* only where the student's own line makes it */
	const char *finding;
};

static const struct attempt attempts[] = {
	{"read", "EINTR", true, true, "eintr-not-restarted"},
	{"write", "EINTR", true, true, "eintr-not-restarted"},
	{"wait4", "EINTR", false, false, "eintr-not-restarted"},
	{"open", "EINTR", true, true, "eintr-not-restarted"},
	{"read", "short=1", false, true, "short-read-assumed"},
	{"write", "short=1", false, true, "short-write-ignored"},
	{"pipe", "EMFILE", false, false, "unchecked-error"},
	{"fork", "EAGAIN", false, false, "unchecked-error"},
	{"dup", "EMFILE", false, false, "unchecked-error"},
	{"dup2", "EMFILE", false, false, "unchecked-error"},
	{"open", "EMFILE", false, true, "unchecked-error"},
	{"mkfifo", "ENOSPC", false, false, "unchecked-error"},
	{"execve", "EACCES", false, false, "exec-failure-falls-through"},
};

enum { ATTEMPTS = sizeof attempts / sizeof *attempts };

/* Where in the program's own code a call was made: a line, or where lines are
 * not known an address. */
struct site {
	const char *file; /* of the lines; NULL: not known */
	int line;
	uint64_t pc;
	size_t depth; /* frames of libraries between it and the kernel */
	bool known;
};

/* A site that was tried already, and how often. */
struct tried {
	const struct attempt *attempt;
	const struct site *site;
	unsigned times;
	bool failed;
};

struct injection {
	struct options options; /* of the runs with a fault */
	const struct streams *streams;
	const char **what;
	struct trial *base;
	size_t base_errors; /* without any fault */
	struct survey survey;
	struct site sites[SURVEY_MAX]; /* of its rows */
	struct tried tried[256];
	size_t tried_len;
};

static int
run_with(struct injection *in, const struct options *options,
	 struct trial *trial, struct faults *faults)
{
	struct variation variation = {
		.turns = true,
		.seed = schedule_systematic(BASE_OLDEST, 0),
		.faults = faults,
		.streams = in->streams};

	return trial_run(trial, options, &variation, in->what);
}

static bool
is_of_family(const struct survey_row *row, const struct attempt *attempt)
{
	return strcmp(fault_family(row->nr), attempt->family) == 0;
}

/* Could it be made to fail at all? */
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

static int
find_site(struct injection *in, const struct survey_row *row, struct site *out)
{
	struct lines *lines = in->base->run.lines;
	struct frame frames[LIBC_FRAMES_MAX + 2];
	struct place place;
	bool lined = lines_resolve(lines, row->stack, &place) == 0;
	size_t len =
		lines_frames(lines, row->stack, frames, LIBC_FRAMES_MAX + 2);

	/* that it can't be looked into must not save it from any fault */
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
				     .file = lined ? place.file : NULL,
				     .line = lined ? place.line : 0,
				     .pc = lined ? 0 : frames[i].pc};
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
applies(const struct attempt *attempt, const struct survey_row *row,
	const struct site *site)
{
	if (!is_of_family(row, attempt))
		return false;
	if (attempt->blocking && !row->pipe)
		return false;
	if (row->nonblock && strcmp(attempt->effect, "EINTR") == 0)
		return false;
	if (strncmp(attempt->effect, "short", 5) == 0 && row->whole)
		return false;
	/* made by the student's own line, or deep inside of libc? */
	return site->depth <= (attempt->direct ? 1 : LIBC_FRAMES_MAX);
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

static bool
never_ended(const struct trial *trial)
{
	enum outcome outcome = trial->run.result.outcome;

	return outcome == OUTCOME_DEADLOCK || outcome == OUTCOME_TIMEOUT ||
	       outcome == OUTCOME_LIMIT;
}

/* A call failed, and the program came to its end: was that told? */
static const char *
not_told(const struct injection *in, const struct trial *trial,
	 const struct fault *fault)
{
	const struct process *failed;

	if (trial->run.result.exit_status != 0 ||
	    trial_same_output(trial, in->base))
		return NULL;
	if (!trial->error_len)
		return "it goes on as if nothing had happened, and exits "
		       "with 0";
	/* a child's status need not be the program's: a pipeline's is its last
	 * stage's */
	failed = model_process(trial->run.model, fault->fired_in);
	return failed && failed->exited && failed->status == 0
		       ? "it says so, but exits with 0 all the same"
		       : NULL;
}

/* How a run with a fault went wrong; NULL if it was survived. */
static const char *
not_survived(const struct injection *in, const struct trial *trial,
	     const struct fault *fault)
{
	static char text[128];
	const struct run_result *result = &trial->run.result;

	if (result->outcome == OUTCOME_DEADLOCK)
		return "it then waits for ever";
	if (never_ended(trial))
		return "it then never ends";
	if (result->signal) {
		snprintf(text, sizeof text, "it is then %s", trial_end(trial));
		return text;
	}
	if (trial_left_running(trial))
		return "a process is then left running";
	/* the one unchecked-error that a single run shows: rule_signals_all */
	if (findings_have(&trial->run.findings, "unchecked-error"))
		return "it then calls kill(-1, ...), which means every process "
		       "that you have running";
	if (fault->error && fault->error != EINTR)
		return not_told(in, trial, fault);
	if (!trial_same_end(trial, in->base)) {
		snprintf(text, sizeof text, "it then ends with %s",
			 trial_end(trial));
		return text;
	}
	if (!trial_same_output(trial, in->base))
		return "its output is then wrong";
	return findings_errors(&trial->run.findings) > in->base_errors
		       ? "it then leaves something undone"
		       : NULL;
}

static int
tell(struct injection *in, const struct attempt *attempt,
     const struct survey_row *row, const char *fault, const char *how)
{
	struct findings *findings = &in->base->run.findings;
	const struct event *event =
		observation_place(&in->base->run, row->nr, row->stack);
	struct finding *finding;

	if (!event)
		return -1;
	finding = finding_add(findings, attempt->finding, SEVERITY_ERROR,
			      in->base->run.model->processes[0],
			      "when %s%s (fault %s), %s", attempt->family,
			      strncmp(attempt->effect, "short", 5) == 0
				      ? " moves one byte only"
				      : " fails",
			      fault, how);
	if (!finding)
		return -1;
	finding_source(finding, event, "%s is called here", attempt->family);
	finding_step(finding,
		     "run it again with --inject %s and see what the program "
		     "does after this line",
		     fault);
	return 0;
}

/* One fault at one call. 0, or -1 with errno. */
static int
try_fault(struct injection *in, const struct attempt *attempt,
	  const struct survey_row *row, struct tried *tried)
{
	char spec[64];
	struct fault fault;
	struct faults faults = {&fault, 1, NULL};
	struct trial trial;
	const char *why, *how;
	int result = 0;

	snprintf(spec, sizeof spec, "%s:%s:when=%llu", attempt->family,
		 attempt->effect, (unsigned long long)row->count);
	if (fault_parse(&fault, spec, &why) == -1) {
		errno = EINVAL;
		*in->what = why;
		return -1;
	}
	if (run_with(in, &in->options, &trial, &faults) == -1)
		return -1;
	if (trial_lost(&trial, in->what)) {
		result = -1;
	} else if (fault.fired && (how = not_survived(in, &trial, &fault))) {
		tried->failed = true;
		result = tell(in, attempt, row, spec, how);
	}
	trial_free(&trial);
	return result;
}

static int
try_row(struct injection *in, const struct survey_row *row,
	const struct site *site)
{
	for (int i = 0; site->known && i < ATTEMPTS; i++) {
		struct tried *tried;

		if (!applies(&attempts[i], row, site))
			continue;
		tried = tried_site(in, &attempts[i], site);
		if (!tried || tried->failed || tried->times++ >= TRIES_A_LINE)
			continue;
		if (try_fault(in, &attempts[i], row, tried) == -1)
			return -1;
	}
	return 0;
}

int
inject_each(struct trial *out, const struct options *options,
	    const struct streams *streams, const char **what)
{
	struct injection *in = calloc(1, sizeof *in);
	struct faults none = {0};
	int result = -1;
	bool ends;

	if (!in)
		return -1;
	in->streams = streams;
	in->what = what;
	in->base = out;
	none.survey = &in->survey;
	if (run_with(in, options, out, &none) == -1)
		goto cleanup;
	in->options = trial_options_after(out, options);
	in->base_errors = findings_errors(&out->run.findings);
	/* What never ends by itself tells no fault from another. */
	ends = !never_ended(out) && out->run.result.outcome != OUTCOME_ERROR;
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
