/* SPDX-License-Identifier: MIT */
#include "ipclab/book/history_fell.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/gradebook_db.h"

#include <stdlib.h>
#include <string.h>

/** A mark in the gradebook that is compared with another one. */
struct mark {
	const char *hash;
	const char *kit;
	const char *isolation;
	const char *machine;
	json_t *gist;
};

/** What has changed. The first half of a fingerprint is the kit's, the second
 *  the lab's. */
static json_t *
causes(const struct mark *old, const struct mark *now)
{
	enum { HALF = 32 };
	json_t *why = json_array();

	/* A mark of only some checks has an empty kit. */
	if (*old->kit != '\0' && *now->kit != '\0') {
		if (strncmp(old->kit, now->kit, HALF) != 0)
			json_array_append_new(why, json_string("kit"));
		if (strlen(old->kit) != strlen(now->kit) ||
		    strcmp(old->kit + HALF, now->kit + HALF) != 0)
			json_array_append_new(why, json_string("lab"));
	}
	if (!same_text(old->isolation, now->isolation))
		json_array_append_new(why, json_string("isolation"));
	if (old->machine != NULL && !same_text(old->machine, now->machine))
		json_array_append_new(why, json_string("machine"));
	if (!same_text(text_in(old->gist, "hidden_checks"),
		       text_in(now->gist, "hidden_checks")))
		json_array_append_new(why, json_string("hidden"));
	return why;
}

/** Why a check has no points now, in one line. The caller frees. */
static char *
reason_of(const json_t *check)
{
	const json_t *finding =
		json_array_get(json_object_get(check, "findings"), 0);
	const char *text = *text_in(check, "message") != '\0'
				   ? text_in(check, "message")
				   : text_in(finding, "message");

	if (check == NULL)
		text = "it was not run";
	return xstrndup(text, strcspn(text, "\n"));
}

static json_t *
fallen_checks(const json_t *old, const json_t *lab)
{
	json_t *fallen = json_array();
	const json_t *check;
	size_t i;

	json_array_foreach (json_object_get(old, "checks"), i, check) {
		const json_t *now =
			entry_in(lab, "checks", text_in(check, "id"));
		char *why;

		if (number_in(now, "points") >= number_in(check, "points"))
			continue;
		why = reason_of(now);
		json_array_append_new(
			fallen,
			json_pack("{s:s,s:I,s:I,s:s}", "id",
				  text_in(check, "id"), "from",
				  (json_int_t)number_in(check, "points"), "to",
				  (json_int_t)number_in(now, "points"),
				  "message", why));
		free(why);
	}
	return fallen;
}

/** A column as text; "" instead of NULL. */
static const char *
column(sqlite3_stmt *row, int number)
{
	const char *text = gradebook_column(row, number);

	return text != NULL ? text : "";
}

json_t *
history_fell(struct gradebook *book, const char *name,
	     const struct mark_row *mark)
{
	const char *const key[] = {name, mark->lab};
	sqlite3_stmt *row;
	json_t *fell = NULL;

	if (book->form < 3 || mark->result == NULL)
		return NULL;
	row = gradebook_prepare(
		book,
		"SELECT f.kit, f.isolation, f.machine, f.result, m.kit, "
		"m.isolation, m.machine FROM former f JOIN mark m "
		"USING(name, lab) WHERE name=? AND lab=? AND f.hash=m.hash AND "
		"f.score>m.score AND f.number=(SELECT max(number) FROM former "
		"g "
		"WHERE g.name=f.name AND g.lab=f.lab AND g.hash=f.hash)",
		2, key);
	if (gradebook_next(book, row)) {
		struct mark old = {
			.kit = column(row, 0),
			.isolation = gradebook_column(row, 1),
			.machine = gradebook_column(row, 2),
			.gist = gradebook_json(book, name,
					       gradebook_column(row, 3))};
		struct mark now = {.kit = column(row, 4),
				   .isolation = gradebook_column(row, 5),
				   .machine = gradebook_column(row, 6),
				   .gist = mark->result};

		fell = json_pack("{s:I,s:I,s:o,s:o}", "from",
				 (json_int_t)number_in(old.gist, "score"), "to",
				 (json_int_t)number_in(mark->result, "score"),
				 "why", causes(&old, &now), "checks",
				 fallen_checks(old.gist, mark->result));
		json_decref(old.gist);
	}
	sqlite3_finalize(row);
	return fell;
}

/** "from 100 to 70", why, and which checks. The caller frees. */
static char *
fell_text(const json_t *fell)
{
	static const struct {
		const char *id;
		const char *text;
	} words[] = {{"kit", "the kit has changed"},
		     {"lab", "the lab has changed"},
		     {"isolation", "different isolation"},
		     {"machine", "another machine"},
		     {"hidden", "different checks were left out"}};
	json_t *why = json_object_get(fell, "why");
	const json_t *item;
	char *text = NULL;
	size_t size;
	FILE *out = xmemstream(&text, &size);
	size_t i;

	fprintf(out, "from %ld to %ld", number_in(fell, "from"),
		number_in(fell, "to"));
	if (json_array_size(why) == 0)
		fputs(" though nothing that is known has changed: the check "
		      "may not give the same verdict twice",
		      out);
	json_array_foreach (why, i, item)
		for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
			if (strcmp(words[k].id, json_string_value(item)) == 0)
				fprintf(out, "%s%s", i == 0 ? " (" : ", ",
					words[k].text);
	fputs(json_array_size(why) > 0 ? ")" : "", out);
	json_array_foreach (json_object_get(fell, "checks"), i, item)
		fprintf(out, "; %s %ld, was %ld: %s", text_in(item, "id"),
			number_in(item, "to"), number_in(item, "from"),
			text_in(item, "message"));
	fclose(out);
	return text;
}

void
history_fallen(const json_t *result, struct strlist *lines)
{
	const json_t *lab;
	size_t i;

	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		const json_t *fell = json_object_get(lab, "fell");
		char *text = fell != NULL ? fell_text(fell) : NULL;

		if (text != NULL)
			strlist_take(lines,
				     strf("%s: %s", text_in(lab, "id"), text));
		free(text);
	}
}
