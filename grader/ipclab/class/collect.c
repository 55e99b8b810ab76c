/* SPDX-License-Identifier: MIT */
#include "ipclab/class/collect.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/attempts.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/book/merge_mark.h"
#include "ipclab/book/result.h"
#include "ipclab/pages/publish_one.h"

#include <stdlib.h>
#include <string.h>

/** The mark made from a lab of an answer. *only: the checks that were run. */
static struct mark_row
mark_of(const struct session *session, json_t *lab, const char *at,
	const struct strlist **only)
{
	struct mark_row row = {
		.lab = json_string_value(json_object_get(lab, "id")),
		.hash = json_string_value(json_object_get(lab, "hash")),
		.isolation = session->sandbox.profile,
		.result = json_object_get(lab, "result"),
		.machine = session->machine,
		.person = session->person,
		.at = at,
		.seconds = json_real_value(json_object_get(lab, "seconds"))};

	*only = NULL;
	for (size_t i = 0; i < session->lab_count; i++) {
		if (strcmp(session->labs[i]->id, row.lab) == 0) {
			row.kit = session->kits[i];
			*only = &session->only[i];
		}
	}
	return row;
}

/** Store the attempts before the latest. Those without a verdict, or with only
 *  some of the checks, are left to the next run. */
static int
put_attempts(const struct taking *taking, const char *name, json_t *answer,
	     struct error *error)
{
	json_t *attempt;
	json_t *lab;
	size_t i;
	size_t k;
	int done = 0;

	json_array_foreach (json_object_get(answer, "attempts"), i, attempt) {
		const char *at = text_in(attempt, "at");

		json_array_foreach (json_object_get(attempt, "labs"), k, lab) {
			const struct strlist *only;
			struct mark_row row =
				mark_of(taking->session, lab,
					*at != '\0' ? at : NULL, &only);

			if (done == 0 && row.result != NULL && only != NULL &&
			    only->count == 0 && !lab_is_troubled(row.result))
				done = attempts_put(taking->out->book, name,
						    &row, error);
		}
	}
	return done;
}

/** If an earlier attempt had the same files as the latest, its time counts. */
static int
put_arrivals(const struct taking *taking, const char *name, json_t *answer,
	     struct error *error)
{
	json_t *attempt;
	json_t *lab;
	size_t i;
	size_t k;
	int done = 0;

	json_array_foreach (json_object_get(answer, "attempts"), i, attempt)
		json_array_foreach (json_object_get(attempt, "labs"), k, lab)
			if (done == 0 && *text_in(attempt, "at") != '\0')
				done = gradebook_put_arrival(
					taking->out->book, name,
					text_in(lab, "id"),
					text_in(lab, "hash"),
					text_in(attempt, "at"), error);
	return done;
}

/** Put one lab of an answer into the gradebook. */
static int
put_lab(const struct taking *taking, const char *name, json_t *lab,
	const char *at, struct error *error)
{
	const struct strlist *only;
	struct mark_row row = mark_of(taking->session, lab, at, &only);
	const char *id = row.lab;
	const char *failure =
		json_string_value(json_object_get(lab, "failure"));

	if (failure != NULL)
		return gradebook_put_failure(taking->out->book, name, id,
					     failure, NULL, error);
	if (row.result == NULL || only == NULL)
		return at == NULL || row.hash == NULL
			       ? 0
			       : gradebook_put_arrival(taking->out->book, name,
						       id, row.hash, at, error);
	return merge_mark(taking->out->book, name, &row, only, error);
}

/**
 * A submission's origin. If neither a site nor the roster says when it was
 * handed in, it has the time of the submission's own clock. The caller owns it.
 */
static json_t *
origin_of(const struct submission *submission, const json_t *answer)
{
	json_t *made = json_object_get(answer, "made");
	json_t *origin = submission->origin;

	if (made == NULL || json_object_get(origin, "at") != NULL)
		return json_incref(origin);
	origin = origin != NULL ? json_deep_copy(origin)
				: json_pack("{s:s}", "site", "");
	json_object_update(origin, made);
	return origin;
}

/** Borrows origin. */
static struct submission_row
row_of(const struct submission *submission, const json_t *answer,
       json_t *origin)
{
	return (struct submission_row){
		.name = submission->name,
		.raw = submission->raw,
		.refused =
			json_string_value(json_object_get(answer, "refused")),
		.notes = json_object_get(answer, "notes"),
		.looks = json_object_get(answer, "looks"),
		.origin = origin};
}

/** Store a whole answer in the gradebook: all of it or nothing. */
static int
put_answer(const struct taking *taking, const struct submission *submission,
	   json_t *answer, struct error *error)
{
	struct gradebook *book = taking->out->book;
	json_t *origin = origin_of(submission, answer);
	struct submission_row row = row_of(submission, answer, origin);
	json_t *lab;
	size_t i;
	int done = gradebook_begin(book, error);

	if (done == 0)
		done = gradebook_put_submission(book, &row, error);
	if (done == 0)
		done = put_attempts(taking, submission->name, answer, error);
	json_array_foreach (json_object_get(answer, "labs"), i, lab)
		if (done == 0)
			done = put_lab(taking, submission->name, lab,
				       json_string_value(
					       json_object_get(origin, "at")),
				       error);
	if (done == 0)
		done = put_arrivals(taking, submission->name, answer, error);
	if (done == 0)
		done = gradebook_all_read(book, error);
	if (done == 0)
		done = gradebook_commit(book, error);
	if (done < 0)
		gradebook_rollback(book);
	json_decref(origin);
	return done;
}

/** Was every lab unchanged? */
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

/** A stand-in for the answer of a worker that gave none. */
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

/** Publish a submission's current result, and report it. */
static int
tell(const struct taking *taking, const struct submission *submission,
     bool unchanged, json_t *answer, struct error *error)
{
	json_t *origin = origin_of(submission, answer);
	struct submission_row row = row_of(submission, answer, origin);
	json_t *result = compose_result(taking->out->book, &row);
	bool troubled = result_is_troubled(result);
	char *what = troubled ? result_trouble(result)
			      : strf("%ld of %ld", number_in(result, "score"),
				     number_in(result, "max"));
	int done = unchanged ? 0 : publish_one(taking->out, result, error);

	progress_done(taking->progress, submission->name, what, !unchanged,
		      troubled);
	free(what);
	json_decref(result);
	json_decref(origin);
	return done;
}

int
answer_take(const struct taking *taking, const struct submission *submission,
	    json_t *answer, const struct error *failure, struct error *error)
{
	bool unchanged;
	int done;

	if (answer == NULL)
		answer = failed_answer(taking->session, failure->text);
	unchanged = is_unchanged(answer);
	done = put_answer(taking, submission, answer, error);
	if (done == 0)
		done = tell(taking, submission, unchanged, answer, error);
	json_decref(answer);
	return done;
}
