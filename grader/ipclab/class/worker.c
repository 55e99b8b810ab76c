/* SPDX-License-Identifier: MIT */
#include "ipclab/class/worker.h"

#include "ipclab/base/instant.h"
#include "ipclab/base/interrupt.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/book/same_finding.h"
#include "ipclab/grade/fingerprint.h"
#include "ipclab/intake/intake_read.h"
#include "ipclab/intake/strays.h"
#include "ipclab/pages/feedback_evidence.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec + time.tv_nsec / 1e9;
}

static bool
is_same(json_t *known, const char *key, const char *value)
{
	return strcmp(text_in(known, key), value) == 0;
}

/** Is the mark in the gradebook for these files, this kit, this profile? */
static bool
is_unchanged(const struct session *session, size_t lab, json_t *known,
	     const char *hash)
{
	known = json_object_get(known, session->labs[lab]->id);
	return !session->again && session->only[lab].count == 0 &&
	       is_same(known, "hash", hash) &&
	       is_same(known, "kit", session->kits[lab]) &&
	       is_same(known, "isolation", session->sandbox.profile) &&
	       json_is_null(json_object_get(known, "failure"));
}

/** A run needs no page if an earlier check's page shows the same. */
static void
drop_run_pages(json_t *lab)
{
	json_t *check;
	size_t i;

	json_array_foreach (json_object_get(lab, "checks"), i, check)
		if (same_findings_before(lab, check, FEEDBACK_FINDINGS, false))
			json_object_del(check, "run_page");
}

static json_t *
grade_one(const struct session *session, size_t lab, unsigned long seed,
	  struct bundle *bundle, json_t *known)
{
	struct grading grading = {.lab = session->labs[lab],
				  .sandbox = &session->sandbox,
				  .only = &session->only[lab],
				  .pages = true,
				  .seed = seed};
	char hash[SHA256_HEX];
	double start = now();
	struct error error = {"unknown"};
	json_t *answer;
	json_t *result;

	fingerprint_files(bundle, grading.lab, hash);
	answer = json_pack("{s:s,s:s}", "id", grading.lab->id, "hash", hash);
	if (is_unchanged(session, lab, known, hash)) {
		json_object_set_new(answer, "unchanged", json_true());
		return answer;
	}
	result = grade_lab(&grading, bundle, &error);
	drop_run_pages(result);
	if (result != NULL)
		json_object_set_new(answer, "result", result);
	else
		json_object_set_new(answer, "failure", json_text(error.text));
	json_object_set_new(answer, "seconds", json_real(now() - start));
	return answer;
}

/** A bundle that wants the files of the session's labs. */
static struct bundle
new_bundle(const struct session *session)
{
	struct bundle bundle = {.drops_empty = true};

	for (size_t i = 0; i < session->lab_count; i++)
		bundle_want(&bundle, session->labs[i]);
	return bundle;
}

void
worker_files(const struct session *session, const struct submission *submission,
	     char hex[SHA256_HEX])
{
	struct bundle bundle = new_bundle(session);
	struct error error;

	intake_read(submission, &bundle, &error);
	fingerprint_bundle(&bundle, hex);
	bundle_clear(&bundle);
}

/** Is an attempt's work already known, with these files and this kit? */
static bool
is_known(json_t *known, const char *lab, const char *hash, const char *kit)
{
	return is_same(json_object_get(json_object_get(known, "attempts"), lab),
		       hash, kit) ||
	       is_same(json_object_get(known, lab), "hash", hash);
}

/** Grade one of the attempts before the latest. An unreadable one is ignored:
 *  the latest may be readable. */
static json_t *
grade_attempt(const struct session *session,
	      const struct submission *submission, size_t attempt,
	      unsigned long seed, json_t *known)
{
	struct bundle bundle = new_bundle(session);
	struct error error;
	json_t *labs = json_array();
	char at[32];
	int done;

	done = intake_read_attempt(submission, attempt, &bundle, &error);
	for (size_t i = 0;
	     i < session->lab_count && done == 0 && interrupt_caught() == 0;
	     i++) {
		char hash[SHA256_HEX];

		fingerprint_files(&bundle, session->labs[i], hash);
		json_array_append_new(
			labs,
			is_known(known, session->labs[i]->id, hash,
				 session->kits[i])
				? json_pack("{s:s,s:s}", "id",
					    session->labs[i]->id, "hash", hash)
				: grade_one(session, i, seed, &bundle, NULL));
	}
	bundle_clear(&bundle);
	intake_attempt_instant(submission, attempt, at);
	return json_pack("{s:s,s:o}", "at", at, "labs", labs);
}

/** If the policy may choose one: grade all attempts before the latest. */
static json_t *
grade_attempts(const struct session *session,
	       const struct submission *submission, unsigned long seed,
	       json_t *known)
{
	json_t *attempts = json_array();
	size_t count = json_object_get(known, "attempts") != NULL
			       ? intake_attempts(submission)
			       : 1;

	for (size_t i = 0; i + 1 < count; i++)
		json_array_append_new(
			attempts,
			grade_attempt(session, submission, i, seed, known));
	return attempts;
}

json_t *
worker_grade(const struct session *session, const struct submission *submission,
	     json_t *known)
{
	unsigned long seed =
		seed_of(submission->name, strlen(submission->name));
	struct bundle bundle = new_bundle(session);
	struct error error;
	json_t *labs = json_array();
	json_t *notes = json_array();
	json_t *looks = json_array();
	json_t *refused = NULL;
	json_t *answer;
	char files[SHA256_HEX];
	char at[32];

	if (intake_read(submission, &bundle, &error) < 0) {
		refused = json_text(error.text);
	} else {
		for (size_t i = 0;
		     i < session->lab_count && interrupt_caught() == 0; i++)
			json_array_append_new(labs, grade_one(session, i, seed,
							      &bundle, known));
		bundle_doubt_strays(&bundle, session->labs, session->lab_count);
	}
	for (size_t i = 0; i < bundle.notes.count; i++)
		json_array_append_new(notes, json_text(bundle.notes.items[i]));
	for (size_t i = 0; i < bundle.doubt_count; i++)
		if (bundle_needs_look(&bundle, &bundle.doubts[i]))
			json_array_append_new(
				looks,
				json_pack("{s:s,s:o}", "id",
					  bundle.doubts[i].id, "message",
					  json_text(bundle.doubts[i].message)));
	fingerprint_bundle(&bundle, files);
	instant_text(bundle.at, at);
	answer = json_pack("{s:o?,s:s,s:o,s:o,s:o,s:o}", "refused", refused,
			   "files", files, "notes", notes, "looks", looks,
			   "labs", labs, "attempts",
			   grade_attempts(session, submission, seed, known));
	if (bundle.at > 0)
		json_object_set_new(answer, "made",
				    json_pack("{s:s,s:s}", "at", at, "clock",
					      bundle.clock));
	bundle_clear(&bundle);
	return answer;
}

static _Noreturn void
work(const struct worker *worker, const struct session *session,
     const struct submission *submission, json_t *known, pid_t parent)
{
	FILE *answer;
	json_t *json;
	int status = 1;

	/* Not SIGKILL: it must still kill its own children. */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	interrupt_catch();
	if (getppid() != parent)
		_exit(status);
	setpgid(0, 0);
	json = worker_grade(session, submission, known);
	answer = fdopen(worker->answer, "w");
	if (interrupt_caught() == 0 && answer != NULL &&
	    json_dumpf(json, answer, JSON_COMPACT) == 0 && fflush(answer) == 0)
		status = 0;
	_exit(status);
}

int
worker_start(struct worker *worker, const struct session *session,
	     const struct submission *submission, json_t *known)
{
	pid_t parent = getpid();

	*worker = (struct worker){.pidfd = -1};
	worker->answer = memfd_create("answer", MFD_CLOEXEC);
	if (worker->answer < 0)
		return -1;
	fflush(NULL);
	worker->pid = fork();
	if (worker->pid == 0)
		work(worker, session, submission, known, parent);
	if (worker->pid > 0)
		worker->pidfd = syscall(SYS_pidfd_open, worker->pid, 0);
	if (worker->pidfd >= 0)
		return 0;
	close(worker->answer);
	return -1;
}

json_t *
worker_end(struct worker *worker, struct error *error)
{
	FILE *file = fdopen(worker->answer, "r");
	json_t *answer = NULL;
	json_error_t what;
	int status = run_reap(worker->pid);

	if (status != 0) {
		char *ended = run_how_ended("the grader's worker", status);

		error_set(error, "%s", ended);
		free(ended);
	} else if (file != NULL && fseek(file, 0, SEEK_SET) == 0) {
		/* json_loadfd() would read byte by byte. */
		answer = json_loadf(file, JSON_ALLOW_NUL, &what);
		if (answer == NULL)
			error_set(error,
				  "the grader's worker gave an invalid answer: "
				  "%s",
				  what.text);
	}
	close(worker->pidfd);
	if (file != NULL)
		fclose(file);
	else
		close(worker->answer);
	return answer;
}
