#include "ipclab/class.h"

#include "ipclab/compose.h"
#include "ipclab/merge.h"
#include "ipclab/publish.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct slot {
	const struct submission *submission; /* NULL: free */
	struct worker worker;
};

struct class
{
	const struct session *session;
	const struct intake *intake;
	const struct outdir *out;
	struct progress *progress;
	size_t *order; /* indexes into intake, the longest first */
	size_t next;
	struct slot *slots;
	size_t jobs;
};

/** Put one lab of an answer into the gradebook. */
static int
put_lab(const struct class *class, const char *name, json_t *lab,
	struct error *error)
{
	const struct session *session = class->session;
	const char *id = json_string_value(json_object_get(lab, "id"));
	const char *failure =
		json_string_value(json_object_get(lab, "failure"));
	struct mark_row row = {
		.lab = id,
		.hash = json_string_value(json_object_get(lab, "hash")),
		.isolation = session->sandbox.profile,
		.result = json_object_get(lab, "result"),
		.seconds = json_real_value(json_object_get(lab, "seconds"))};

	for (size_t i = 0; i < session->lab_count; i++)
		if (strcmp(session->labs[i]->id, id) == 0)
			row.kit = session->kits[i];
	if (failure != NULL)
		return gradebook_put_failure(class->out->book, name, id,
					     failure, error);
	if (row.result == NULL)
		return 0;
	return merge_mark(class->out->book, name, &row, &session->only, error);
}

/** Put a whole answer into the gradebook: all of it or nothing. */
static int
put_answer(const struct class *class, const struct submission *submission,
	   json_t *answer, struct error *error)
{
	struct gradebook *book = class->out->book;
	struct submission_row row = {
		.name = submission->name,
		.raw = submission->raw,
		.refused =
			json_string_value(json_object_get(answer, "refused")),
		.notes = json_object_get(answer, "notes")};
	json_t *lab;
	size_t i;
	int done = gradebook_begin(book, error);

	if (done == 0)
		done = gradebook_put_submission(book, &row, error);
	json_array_foreach (json_object_get(answer, "labs"), i, lab)
		if (done == 0)
			done = put_lab(class, submission->name, lab, error);
	if (done == 0)
		done = gradebook_commit(book, error);
	if (done < 0)
		gradebook_rollback(book);
	return done;
}

/** Was every lab as it was? */
static bool
is_unchanged(json_t *answer)
{
	json_t *lab;
	size_t i;

	json_array_foreach (json_object_get(answer, "labs"), i, lab)
		if (json_object_get(lab, "unchanged") == NULL)
			return false;
	return json_is_null(json_object_get(answer, "refused"));
}

/** An answer that stands for a worker that gave none. */
static json_t *
failed_answer(const struct session *session, const char *why)
{
	json_t *labs = json_array();

	for (size_t i = 0; i < session->lab_count; i++)
		json_array_append_new(labs, json_pack("{s:s,s:s}", "id",
						      session->labs[i]->id,
						      "failure", why));
	return json_pack("{s:n,s:[],s:o}", "refused", "notes", "labs", labs);
}

/** Publish what a submission has now, and say so. */
static int
tell(struct class *class, const struct submission *submission, bool unchanged,
     json_t *answer, struct error *error)
{
	struct submission_row row = {
		.name = submission->name,
		.raw = submission->raw,
		.refused =
			json_string_value(json_object_get(answer, "refused")),
		.notes = json_object_get(answer, "notes")};
	json_t *result = compose_result(class->out->book, &row);
	bool troubled = result_is_troubled(result);
	char *what = troubled ? result_trouble(result)
			      : strf("%" JSON_INTEGER_FORMAT
				     " of %" JSON_INTEGER_FORMAT,
				     json_integer_value(
					     json_object_get(result, "score")),
				     json_integer_value(
					     json_object_get(result, "max")));
	int done = unchanged ? 0 : publish_one(class->out, result, error);

	progress_done(class->progress, submission->name, what, !unchanged,
		      troubled);
	free(what);
	json_decref(result);
	return done;
}

/** A worker is done: take its answer. */
static int
finish(struct class *class, struct slot *slot, struct error *error)
{
	const struct submission *submission = slot->submission;
	struct error failure;
	json_t *answer = worker_end(&slot->worker, &failure);
	bool unchanged;
	int done;

	slot->submission = NULL;
	if (answer == NULL)
		answer = failed_answer(class->session, failure.text);
	unchanged = is_unchanged(answer);
	done = put_answer(class, submission, answer, error);
	if (done == 0)
		done = tell(class, submission, unchanged, answer, error);
	json_decref(answer);
	return done;
}

static int
start(struct class *class, struct slot *slot, struct error *error)
{
	const struct submission *submission =
		&class->intake->items[class->order[class->next++]];
	json_t *known = gradebook_known(class->out->book, submission->name);
	int done =
		worker_start(&slot->worker, class->session, submission, known);

	if (done < 0)
		error_set(error,
			  "no worker could be started: %s; run it "
			  "again, nothing that was graded is lost",
			  strerror(errno));
	else
		slot->submission = submission;
	json_decref(known);
	if (done == 0)
		progress_now(class->progress, submission->name);
	return done;
}

/** Wait until a worker is done or a signal comes. */
static void
wait_for_one(struct class *class)
{
	struct pollfd *fds = xcalloc(class->jobs, sizeof(*fds));
	sigset_t all;
	sigset_t old;

	for (size_t i = 0; i < class->jobs; i++) {
		fds[i].fd = class->slots[i].submission != NULL
				    ? class->slots[i].worker.pidfd
				    : -1;
		fds[i].events = POLLIN;
	}
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &old);
	if (run_caught_signal() == 0 && ppoll(fds, class->jobs, NULL, &old) < 0)
		memset(fds, 0, class->jobs * sizeof(*fds));
	sigprocmask(SIG_SETMASK, &old, NULL);
	free(fds);
}

static bool
is_done(const struct slot *slot)
{
	struct pollfd fd = {.fd = slot->worker.pidfd, .events = POLLIN};

	return slot->submission != NULL && poll(&fd, 1, 0) == 1;
}

/** End the workers that are still at it; each takes its own tree along. */
static void
stop_all(struct class *class)
{
	struct error ignored;

	for (size_t i = 0; i < class->jobs; i++)
		if (class->slots[i].submission != NULL)
			kill(class->slots[i].worker.pid, SIGTERM);
	for (size_t i = 0; i < class->jobs; i++)
		if (class->slots[i].submission != NULL)
			json_decref(
				worker_end(&class->slots[i].worker, &ignored));
}

static int
loop(struct class *class, struct error *error)
{
	size_t busy;
	int done = 0;

	do {
		busy = 0;
		for (size_t i = 0; i < class->jobs && done == 0; i++) {
			struct slot *slot = &class->slots[i];

			if (is_done(slot))
				done = finish(class, slot, error);
			if (done == 0 && slot->submission == NULL &&
			    class->next < class->intake->count)
				done = start(class, slot, error);
			busy += slot->submission != NULL;
		}
		if (done == 0 && busy > 0)
			wait_for_one(class);
		if (run_caught_signal() != 0)
			done = error_set(error,
					 "stopped; what was graded is kept: "
					 "run it again to go on");
	} while (done == 0 && busy > 0);
	return done;
}

/** Long ones first, so that no core waits at the end for a late long one. */
static void
put_in_order(struct class *class)
{
	size_t count = class->intake->count;
	double *seconds = xcalloc(count, sizeof(*seconds));

	for (size_t i = 0; i < count; i++)
		seconds[i] = gradebook_seconds(class->out->book,
					       class->intake->items[i].name);
	for (size_t i = 0; i < count; i++) {
		size_t k = i;

		for (; k > 0 && seconds[class->order[k - 1]] < seconds[i]; k--)
			class->order[k] = class->order[k - 1];
		class->order[k] = i;
	}
	free(seconds);
}

int
class_grade(const struct session *session, const struct intake *intake,
	    const struct outdir *out, size_t jobs, struct progress *progress,
	    struct error *error)
{
	struct class class = {
		.session = session,
		.intake = intake,
		.out = out,
		.progress = progress,
		.order = xcalloc(intake->count, sizeof(*class.order)),
		.slots = xcalloc(jobs, sizeof(*class.slots)),
		.jobs = jobs};
	int done;

	put_in_order(&class);
	done = loop(&class, error);
	if (done < 0)
		stop_all(&class);
	free(class.order);
	free(class.slots);
	return done;
}
