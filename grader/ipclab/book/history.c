/* SPDX-License-Identifier: MIT */
#include "ipclab/book/history.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/gradebook_db.h"

#include <stdlib.h>
#include <string.h>

/** The gist of an earlier result of the same work: the points, and what they
 *  depend on. */
static json_t *
gist(const json_t *lab)
{
	static const char *const keys[] = {"id",  "title",  "points",
					   "max", "status", "seed"};
	json_t *checks = json_array();
	const json_t *check;
	size_t i;

	json_array_foreach (json_object_get(lab, "checks"), i, check) {
		json_t *copy = json_object();

		for (size_t k = 0; k < sizeof(keys) / sizeof(*keys); k++)
			json_object_set(copy, keys[k],
					json_object_get(check, keys[k]));
		json_array_append_new(checks, copy);
	}
	return json_pack("{s:I,s:I,s:s,s:I,s:o}", "score",
			 (json_int_t)number_in(lab, "score"), "max",
			 (json_int_t)number_in(lab, "max"), "hidden_checks",
			 text_in(lab, "hidden_checks"), "weight",
			 (json_int_t)number_in(lab, "weight"), "checks",
			 checks);
}

int
history_keep(struct gradebook *book, const char *name,
	     const struct mark_row *mark, struct error *error)
{
	const char *const key[] = {name, mark->lab};
	sqlite3_stmt *found = gradebook_prepare(
		book,
		"SELECT result, hash, kit, isolation, machine FROM mark WHERE "
		"name=? AND lab=? AND result IS NOT NULL",
		2, key);
	json_t *new = gist(mark->result);
	char *text = NULL;
	int done = 0;

	if (gradebook_next(book, found)) {
		json_t *result =
			gradebook_json(book, name, gradebook_column(found, 0));
		json_t *old = gist(result);

		if (!json_equal(old, new) ||
		    !same_text(gradebook_column(found, 1), mark->hash) ||
		    !same_text(gradebook_column(found, 2), mark->kit) ||
		    !same_text(gradebook_column(found, 3), mark->isolation) ||
		    !same_text(gradebook_column(found, 4), mark->machine))
			/* A different work may still count: keep its whole
			   result. */
			text = json_dumps(same_text(gradebook_column(found, 1),
						    mark->hash)
						  ? old
						  : result,
					  JSON_COMPACT);
		json_decref(result);
		json_decref(old);
	}
	sqlite3_finalize(found);
	json_decref(new);
	if (text != NULL) {
		const char *const values[] = {name, mark->lab, text};

		done = gradebook_run(
			book,
			"INSERT INTO former(name, lab, hash, kit, isolation, "
			"score, max, graded, machine, person, at, result) "
			"SELECT name, lab, hash, kit, isolation, score, max, "
			"graded, machine, person, at, ?3 FROM mark WHERE "
			"name=?1 AND lab=?2",
			3, values, error);
	}
	free(text);
	return done;
}

json_t *
history_of(struct gradebook *book, const char *name)
{
	static const char *const keys[] = {"lab",       "hash",   "kit",
					   "isolation", "graded", "machine",
					   "person",    "failure"};
	enum { TEXTS = sizeof(keys) / sizeof(*keys) };
	json_t *all = json_array();
	sqlite3_stmt *row = gradebook_prepare(
		book,
		book->form < 3
			? "SELECT lab, hash, kit, isolation, graded, NULL, "
			  "NULL, failure, result, 1, 0 FROM mark WHERE name=? "
			  "ORDER BY lab"
			: "SELECT lab, hash, kit, isolation, graded, machine, "
			  "person, failure, result, 1 AS stands, 0 AS number "
			  "FROM mark WHERE name=?1 UNION ALL SELECT lab, hash, "
			  "kit, isolation, graded, machine, person, NULL, "
			  "result, 0, number FROM former WHERE name=?1 "
			  "ORDER BY lab, stands, number",
		1, &name);

	while (gradebook_next(book, row)) {
		json_t *item = json_object();
		json_t *result =
			gradebook_json(book, name, gradebook_column(row, 8));
		const json_t *first =
			json_array_get(json_object_get(result, "checks"), 0);

		for (int i = 0; i < TEXTS; i++)
			if (gradebook_column(row, i) != NULL)
				json_object_set_new(
					item, keys[i],
					json_string(gradebook_column(row, i)));
		json_object_set(item, "score",
				json_object_get(result, "score"));
		json_object_set(item, "max", json_object_get(result, "max"));
		json_object_set(item, "seed", json_object_get(first, "seed"));
		json_object_set_new(
			item, "stands",
			json_boolean(sqlite3_column_int(row, 9) != 0));
		json_array_append_new(all, item);
		json_decref(result);
	}
	sqlite3_finalize(row);
	return all;
}
