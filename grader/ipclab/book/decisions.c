/* SPDX-License-Identifier: MIT */
#include "ipclab/book/decisions.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/gradebook_db.h"

#include <stdlib.h>
#include <string.h>

int
decisions_put(struct gradebook *book, const char *name, const json_t *decision,
	      struct error *error)
{
	char *text = json_dumps(decision, JSON_COMPACT);
	const char *const values[] = {name, text};
	int done = gradebook_run(book,
				 "INSERT INTO decision(name, decision, made) "
				 "VALUES(?,?,strftime('%Y-%m-%dT%H:%M:%SZ'))",
				 2, values, error);

	free(text);
	return done < 0 ? -1 : (int)sqlite3_last_insert_rowid(book->db);
}

/** Set "undone_by" in the decision that `undoing` undoes, if it exists. */
static void
undo(json_t *decisions, const json_t *undoing)
{
	json_t *decision;
	size_t i;

	json_array_foreach (decisions, i, decision)
		if (number_in(decision, "number") ==
		    number_in(undoing, "undoes"))
			json_object_set(decision, "undone_by",
					json_object_get(undoing, "by"));
}

json_t *
decisions_of(struct gradebook *book, const char *name, bool all)
{
	json_t *decisions = json_array();
	sqlite3_stmt *row;

	if (book->form < 3)
		return decisions;
	row = gradebook_prepare(book,
				"SELECT number, made, decision FROM decision "
				"WHERE name=? ORDER BY number",
				1, &name);
	while (gradebook_next(book, row)) {
		json_t *one =
			gradebook_json(book, name, gradebook_column(row, 2));

		if (json_object_get(one, "undoes") != NULL) {
			undo(decisions, one);
			json_decref(one);
			continue;
		}
		json_object_set_new(one, "number",
				    json_integer(sqlite3_column_int(row, 0)));
		json_object_set_new(one, "made",
				    json_string(gradebook_column(row, 1)));
		json_array_append_new(decisions, one);
	}
	sqlite3_finalize(row);
	for (size_t i = json_array_size(decisions); i-- > 0 && !all;)
		if (json_object_get(json_array_get(decisions, i),
				    "undone_by") != NULL)
			json_array_remove(decisions, i);
	return decisions;
}

char *
decision_text(const json_t *decision)
{
	const char *lab = text_in(decision, "lab");
	const char *check = text_in(decision, "check");

	return strf(json_is_true(json_object_get(decision, "exact"))
			    ? "%ld points%s%s%s%s%s"
			    : "%+ld points%s%s%s%s%s",
		    number_in(decision, "points"),
		    *lab != '\0' ? " for " : " in all", lab,
		    *check != '\0' ? ", check " : "", check,
		    json_object_get(decision, "former") != NULL
			    ? ", about earlier files"
			    : "");
}

int
gradebook_forget(struct gradebook *book, const char *name, struct error *error)
{
	static const char *const statements[] = {
		"DELETE FROM submission WHERE name=?",
		"DELETE FROM mark WHERE name=?",
		"DELETE FROM former WHERE name=?",
		"DELETE FROM decision WHERE name=?"};
	int count = sqlite3_total_changes(book->db);

	/* Deleted data must not stay readable in the file. */
	sqlite3_exec(book->db, "PRAGMA secure_delete=ON", NULL, NULL, NULL);
	if (gradebook_begin(book, error) < 0)
		return -1;
	for (size_t i = 0; i < sizeof(statements) / sizeof(*statements); i++) {
		if (gradebook_run(book, statements[i], 1, &name, error) < 0) {
			gradebook_rollback(book);
			return -1;
		}
	}
	if (gradebook_commit(book, error) < 0)
		return -1;
	return sqlite3_total_changes(book->db) - count;
}

bool
decision_is_in_vain(const json_t *decision, const json_t *result)
{
	const char *check = text_in(decision, "check");
	const json_t *lab = entry_in(result, "labs", text_in(decision, "lab"));

	if (*text_in(decision, "lab") == '\0')
		return false;
	return lab == NULL ||
	       (*check != '\0' && entry_in(lab, "checks", check) == NULL);
}
