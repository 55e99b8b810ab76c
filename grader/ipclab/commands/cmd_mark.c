/* SPDX-License-Identifier: MIT */
/* ipclab mark: a person's decision about a mark, kept beside the computed
   one. */
#include "ipclab/base/did_you_mean.h"
#include "ipclab/base/here.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/book/decisions.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/book/obstacles.h"
#include "ipclab/book/result.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/office.h"
#include "ipclab/lab/kit.h"
#include "ipclab/lab/labs.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options {
	const char *lab;
	const char *check;
	const char *points;
	const char *comment;
	const char *by;
	unsigned long undo; /* 0: none */
};

static const struct option_row rows[] = {
	{"points", "P", AS_TEXT(points),
	 "+N or -N: N points more or less; =N: exactly N"},
	{"comment", "TEXT", AS_TEXT(comment), "why, for the student to read"},
	{"lab", "LAB", AS_TEXT(lab),
	 "for this lab (default: for the whole mark)"},
	{"check", "ID", AS_TEXT(check), "for this check of the lab"},
	{"by", "WHO", AS_TEXT(by), "who decides (default: your login)"},
	{"undo", "N", AS_NUMBER(undo, 1, INT_MAX),
	 "undo decision N, as 'ipclab history OUT NAME' numbers them"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab mark",
	.arguments = "OUT NAME --points P --comment TEXT [OPTION...]\n"
		     "OUT NAME --undo N [--by WHO]",
	.about = "Decide on the mark of the submission NAME of a graded class. "
		 "The computed mark is kept beside it, regrading does not undo "
		 "it, and feedback, report and exports show it. It settles "
		 "whatever stood in the way of a mark: +0 says that all is "
		 "right.",
	.rows = rows,
	.least = 2,
	.most = 2,
};

/** Parse "+5", "-5" or "=5". */
static long
read_points(const char *text, bool *exact)
{
	char *end;
	long points;

	errno = 0;
	points = strtol(text + (*text == '='), &end, 10);
	*exact = *text == '=';
	if (strchr("+-=", *text) == NULL || !isdigit((unsigned char)text[1]) ||
	    *end != '\0' || errno != 0 || labs(points) > 1000000)
		die(EXIT_USAGE,
		    "--points %s: write +N or -N for N points more or less, or "
		    "=N for exactly N",
		    text);
	return points;
}

/** The item of an array with that id. If there is none, dies and names the
 *  nearest. */
static const json_t *
item_of(const json_t *array, const char *id, const char *what)
{
	struct strlist ids = {0};
	const json_t *item;
	const char *near;
	size_t i;

	json_array_foreach (array, i, item) {
		if (strcmp(text_in(item, "id"), id) == 0)
			return item;
		strlist_add(&ids, text_in(item, "id"));
	}
	near = nearest(&ids, id);
	die(EXIT_USAGE, "this submission has no graded %s '%s'%s%s", what, id,
	    near != NULL ? "; did you mean " : "", near != NULL ? near : "");
}

/** What the decision is about: a lab or a check; NULL: the whole mark. */
static const json_t *
target_of(const json_t *result, const struct options *o, json_t *decision)
{
	struct error error;
	const json_t *lab;
	char *id;

	if (o->lab == NULL)
		return NULL;
	id = lab_resolve(o->lab, &error);
	lab = item_of(json_object_get(result, "labs"), id != NULL ? id : o->lab,
		      "lab");
	free(id);
	json_object_set(decision, "lab", json_object_get(lab, "id"));
	if (o->check == NULL)
		return lab;
	lab = item_of(json_object_get(lab, "checks"), o->check, "check");
	json_object_set(decision, "check", json_object_get(lab, "id"));
	return lab;
}

static json_t *
decide(const json_t *result, const struct options *o)
{
	json_t *decision = json_object();
	bool exact;
	long points = read_points(o->points, &exact);
	const json_t *target = target_of(result, o, decision);
	long max = number_in(target != NULL ? target : result, "max");

	/* A refused submission has no maximum of its own. */
	if (max > 0 && (exact ? points : labs(points)) > max)
		die(EXIT_USAGE, "--points %s: the maximum is %ld", o->points,
		    max);
	json_object_set_new(decision, "points", json_integer(points));
	json_object_set_new(decision, "exact", json_boolean(exact));
	json_object_set_new(decision, "comment", json_text(o->comment));
	/* What the person has seen: nothing if it is about one check. */
	json_object_set_new(
		decision, "seen",
		o->check != NULL
			? json_array()
			: obstacles_of(result,
				       json_string_value(json_object_get(
					       decision, "lab"))));
	return decision;
}

/** The decision that undoes the one with that number, which must still hold. */
static json_t *
undo(struct gradebook *book, const char *name, const struct options *o)
{
	json_t *decisions = decisions_of(book, name, false);
	const json_t *decision;
	bool found = false;
	size_t i;

	json_array_foreach (decisions, i, decision)
		found |= number_in(decision, "number") == (long)o->undo;
	json_decref(decisions);
	if (!found)
		die(EXIT_USAGE,
		    "--undo %lu: %s has no such decision in force; see 'ipclab "
		    "history'",
		    o->undo, name);
	return json_pack("{s:I,s:s}", "undoes", (json_int_t)o->undo, "comment",
			 o->comment != NULL ? o->comment : "");
}

/** Record the files that a decision on a lab is about. */
static void
note_work(struct gradebook *book, const char *name, json_t *decision)
{
	json_t *known = gradebook_known(book, name);
	const char *hash = text_in(
		json_object_get(known, text_in(decision, "lab")), "hash");

	if (*hash != '\0')
		json_object_set_new(decision, "of", json_string(hash));
	json_decref(known);
}

int
cmd_mark(int argc, char **argv)
{
	struct options o = {0};
	char **args = command_line(&usage, argc, argv, &o);
	struct outdir out;
	struct error error;
	const char *name;
	json_t *result;
	json_t *decision;
	char *person = here_person();
	int number;

	if (o.undo == 0 && (o.points == NULL || o.comment == NULL))
		die(EXIT_USAGE, "say what and why: --points +5 --comment "
				"'the README is good'");
	if (o.check != NULL && o.lab == NULL)
		die(EXIT_USAGE, "--check %s: of which lab? Add --lab LAB",
		    o.check);
	name = office_open(&out, args[0], args[1], true);
	result = office_result(out.book, name);
	decision = o.undo != 0 ? undo(out.book, name, &o) : decide(result, &o);
	note_work(out.book, name, decision);
	json_object_set_new(decision, "by",
			    json_text(o.by != NULL ? o.by : person));
	number = decisions_put(out.book, name, decision, &error);
	if (number < 0)
		die(EXIT_GRADER, "%s", error.text);
	json_decref(result);
	json_decref(decision);
	office_publish(&out);
	result = office_result(out.book, name);
	if (o.undo != 0)
		printf("decision %lu is undone; ", o.undo);
	else
		printf("decision %d; ", number);
	if (result_is_troubled(result))
		printf("%s still needs a look\n", name);
	else
		printf("%s has %ld of %ld\n", name, number_in(result, "score"),
		       number_in(result, "max"));
	json_decref(result);
	free(person);
	outdir_close(&out);
	return EXIT_PASSED;
}
