/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/grading.h"

#include "ipclab/base/interrupt.h"
#include "ipclab/base/json_in.h"
#include "ipclab/grade/build.h"
#include "ipclab/grade/run_checks.h"
#include "ipclab/lab/hidden.h"
#include "ipclab/lab/outcome.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

unsigned long
seed_of(const void *bytes, size_t size)
{
	const unsigned char *byte = bytes;
	unsigned long long hash = 14695981039346656037ULL;

	/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
	for (size_t i = 0; i < size; i++)
		hash = (hash ^ byte[i]) * 1099511628211ULL;
	return (hash >> 20) % 999999 + 1;
}

/** A check's result before anything is known of it. */
static json_t *
blank(const struct grading *g, const struct check *check)
{
	json_t *todos = json_array();

	for (size_t i = 0; i < check->todos.count; i++)
		json_array_append_new(
			todos, json_integer(atol(check->todos.items[i])));
	return json_pack("{s:s,s:s,s:i,s:I,s:s,s:s,s:o,s:s,s:[],s:I,s:o}", "id",
			 check->id, "title", check->title, "points", 0, "max",
			 (json_int_t)check->points, "status",
			 status_name(STATUS_ERROR), "visibility",
			 check->hidden ? "hidden" : "public", "todos", todos,
			 "message", "", "findings", "seed", (json_int_t)g->seed,
			 "replay",
			 json_sprintf("ipclab check %s --only %s --seed %lu",
				      g->lab->id, check->id, g->seed));
}

/** Is there anything to run the checks on? */
static enum not_run
why_not_run(const struct lab *lab, const struct workspace *ws,
	    const struct build *build)
{
	if (build->our_fault)
		return NOT_RUN_NO_COMPILER;
	if (build->own > 0 || lab->program_count == 0)
		return RUN;
	return ws->missing.count < lab->files.count ? NOT_RUN_NOT_COMPILED
						    : NOT_RUN_NOTHING_THERE;
}

static void
run_none(json_t *results, enum not_run why)
{
	json_t *result;
	size_t i;

	json_array_foreach (results, i, result)
		result_set(result,
			   why == NOT_RUN_NO_COMPILER ? STATUS_ERROR
						      : STATUS_FAIL,
			   not_run_text(why));
}

/** Take the ids of the checks with status error, and remove their evidence. */
static void
take_errors(const json_t *results, const struct workspace *ws,
	    struct strlist *ids)
{
	const json_t *result;
	size_t i;

	json_array_foreach (results, i, result) {
		const char *id =
			json_string_value(json_object_get(result, "id"));
		char *path = strf("%s/%s.json", ws->out, id);
		char *page = strf("%s/%s.html", ws->out, id);

		if (status_in(result) == STATUS_ERROR) {
			strlist_add(ids, id);
			unlink(path);
			unlink(page);
		}
		free(path);
		free(page);
	}
}

/**
 * Give checks without a verdict a second chance. A fault of the machine's may
 * be gone; one that the submission provokes comes back, and is marked as such.
 */
static int
try_again(const struct grading *g, const struct workspace *ws,
	  const struct build *build, json_t *results, struct error *error)
{
	struct strlist errors = {0};
	struct strlist still = {0};
	struct grading again = *g;
	struct checklist list = {0};
	int done = 0;

	take_errors(results, ws, &errors);
	again.only = &errors;
	again.jobs = 1;
	if (errors.count > 0 && interrupt_caught() == 0) {
		done = checklist_read(&list, g->lab, &errors, error);
		if (done == 0)
			done = run_checks(&again, &list, ws, build, results,
					  error);
		take_errors(results, ws, &still);
	}
	for (size_t i = 0; i < still.count; i++)
		json_object_set_new(result_of(results, still.items[i]),
				    "attempts", json_integer(2));
	checklist_clear(&list);
	strlist_clear(&errors);
	strlist_clear(&still);
	return done;
}

static json_t *
lab_result(const struct grading *g, const struct workspace *ws,
	   const struct build *build, enum not_run why, json_t *results)
{
	json_int_t score = 0;
	json_int_t max = 0;
	json_t *result;
	size_t i;

	json_array_foreach (results, i, result) {
		score += json_integer_value(json_object_get(result, "points"));
		max += json_integer_value(json_object_get(result, "max"));
	}
	return json_pack("{s:s,s:s,s:I,s:I,s:I,s:s,s:o,s:o,s:O,s:O}", "id",
			 g->lab->id, "title", g->lab->title, "weight",
			 (json_int_t)g->lab->weight, "score", score, "max", max,
			 "hidden_checks", lab_hidden_word(g->lab), "missing",
			 names_json(&ws->missing), "not_run", not_run_json(why),
			 "compile", build->json, "checks", results);
}

json_t *
grade_lab(const struct grading *g, struct bundle *bundle, struct error *error)
{
	struct checklist list = {0};
	struct workspace ws = {0};
	struct build build = {0};
	json_t *results = json_array();
	json_t *lab = NULL;
	enum not_run why;

	if (checklist_read(&list, g->lab, g->only, error) < 0 ||
	    workspace_make(&ws, g->lab, bundle, error) < 0)
		goto cleanup;
	for (size_t i = 0; i < list.count; i++)
		json_array_append_new(results, blank(g, &list.checks[i]));
	build_lab(&build, g->lab, &ws, g->sandbox, g->jobs);
	why = why_not_run(g->lab, &ws, &build);
	if (why != RUN)
		run_none(results, why);
	if (g->progress != NULL) {
		lab = lab_result(g, &ws, &build, why, results);
		g->progress->built(g->progress->context, lab);
		json_decref(lab);
		lab = NULL;
	}
	if (why != RUN) {
		; /* nothing more to do */
	} else if (run_checks(g, &list, &ws, &build, results, error) < 0 ||
		   try_again(g, &ws, &build, results, error) < 0) {
		goto cleanup;
	}
	if (interrupt_caught() != 0)
		error_set(error, "stopped by signal %d", interrupt_caught());
	else
		lab = lab_result(g, &ws, &build, why, results);
cleanup:
	json_decref(results);
	build_clear(&build);
	workspace_remove(&ws);
	checklist_clear(&list);
	return lab;
}
