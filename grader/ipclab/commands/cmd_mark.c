/* SPDX-License-Identifier: MIT */
/* ipclab mark: a person decides, beside what was computed. */
#include "ipclab/base/did_you_mean.h"
#include "ipclab/base/here.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/book/decisions.h"
#include "ipclab/book/result.h"
#include "ipclab/book/standing.h"
#include "ipclab/commands/command.h"
#include "ipclab/commands/office.h"
#include "ipclab/lab/kit.h"
#include "ipclab/lab/lab.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"Usage: ipclab mark OUT NAME --points P --comment TEXT [OPTION...]\n"
	"       ipclab mark OUT NAME --undo N [--by WHO]\n"
	"Decide on the mark of the submission NAME of a graded class. What "
	"was computed\n"
	"is kept beside it, no grading again undoes it, and feedback, report "
	"and exports\n"
	"show it. What stood in the way of a mark is settled by it: +0 says "
	"that all is\n"
	"right.\n\n"
	"  --points P      +N or -N: so many more or less; =N: so many\n"
	"  --comment TEXT  why, for the student to read\n"
	"  --lab LAB       of this lab; without it, of the whole\n"
	"  --check ID      of this check of the lab\n"
	"  --by WHO        who decides (default: your login)\n"
	"  --undo N        undo decision N, as 'ipclab history OUT NAME' "
	"numbers them\n"
	"  --help          show this\n";

struct options {
	const char *lab;
	const char *check;
	const char *points;
	const char *comment;
	const char *by;
	const char *undo;
};

static void
parse(int argc, char **argv, struct options *o)
{
	static const struct option longs[] = {
		{"lab", required_argument, NULL, 'l'},
		{"check", required_argument, NULL, 'c'},
		{"points", required_argument, NULL, 'p'},
		{"comment", required_argument, NULL, 't'},
		{"by", required_argument, NULL, 'b'},
		{"undo", required_argument, NULL, 'u'},
		{"help", no_argument, NULL, 'h'},
		{0}};
	int option;

	while ((option = getopt_long(argc, argv, "", longs, NULL)) != -1) {
		if (option == 'l')
			o->lab = optarg;
		else if (option == 'c')
			o->check = optarg;
		else if (option == 'p')
			o->points = optarg;
		else if (option == 't')
			o->comment = optarg;
		else if (option == 'b')
			o->by = optarg;
		else if (option == 'u')
			o->undo = optarg;
		else
			usage(option == 'h' ? EXIT_PASSED : EXIT_USAGE, "mark",
			      help);
	}
	if (argc - optind != 2)
		usage(EXIT_USAGE, "mark", help);
	if (o->undo == NULL && (o->points == NULL || o->comment == NULL))
		die(EXIT_USAGE, "say what and why: --points +5 --comment "
				"'the README is good'");
	if (o->check != NULL && o->lab == NULL)
		die(EXIT_USAGE, "--check %s: of which lab? Add --lab LAB",
		    o->check);
}

/** "+5", "-5", "=5". */
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
		    "--points %s: write +N or -N for so many more or less, or "
		    "=N",
		    text);
	return points;
}

/** The item of an array with that id; or die and name the nearest. */
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
	die(EXIT_USAGE, "no %s '%s' was graded of it%s%s", what, id,
	    near != NULL ? "; did you mean " : "", near != NULL ? near : "");
}

/** What the decision is about; NULL: the whole. */
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

/** What the person has seen of it: all, or the lab's; of a check nothing. */
static json_t *
seen(const json_t *result, const struct options *o, const char *lab)
{
	json_t *all = standing_obstacles(result);

	for (size_t i = json_array_size(all); i-- > 0 && o->lab != NULL;)
		if (o->check != NULL ||
		    strncmp(json_string_value(json_array_get(all, i)), lab,
			    strlen(lab)) != 0)
			json_array_remove(all, i);
	return all;
}

static json_t *
decide(const json_t *result, const struct options *o)
{
	json_t *decision = json_object();
	bool exact;
	long points = read_points(o->points, &exact);
	const json_t *target = target_of(result, o, decision);
	long max = number_in(target, "max");

	if (target != NULL && (exact ? points : labs(points)) > max)
		die(EXIT_USAGE, "--points %s: it has %ld at most", o->points,
		    max);
	json_object_set_new(decision, "points", json_integer(points));
	json_object_set_new(decision, "exact", json_boolean(exact));
	json_object_set_new(decision, "comment", json_text(o->comment));
	json_object_set_new(decision, "seen",
			    seen(result, o, text_in(decision, "lab")));
	return decision;
}

/** The decision of that number, which must hold; then what undoes it. */
static json_t *
undo(struct gradebook *book, const char *name, const struct options *o)
{
	json_t *decisions = decisions_of(book, name, false);
	long number = strtol(o->undo, NULL, 10);
	const json_t *decision;
	bool found = false;
	size_t i;

	json_array_foreach (decisions, i, decision)
		found |= number_in(decision, "number") == number;
	json_decref(decisions);
	if (!found)
		die(EXIT_USAGE,
		    "--undo %s: no such decision holds of %s; see 'ipclab "
		    "history'",
		    o->undo, name);
	return json_pack("{s:I,s:s}", "undoes", (json_int_t)number, "comment",
			 o->comment != NULL ? o->comment : "");
}

int
cmd_mark(int argc, char **argv)
{
	struct options o = {0};
	struct outdir out;
	struct error error;
	const char *name;
	json_t *result;
	json_t *decision;
	char *person = here_person();
	int number;

	parse(argc, argv, &o);
	name = argv[optind + 1];
	name = office_open(&out, argv[optind], name, true);
	result = office_result(out.book, name);
	decision =
		o.undo != NULL ? undo(out.book, name, &o) : decide(result, &o);
	json_object_set_new(decision, "by",
			    json_text(o.by != NULL ? o.by : person));
	number = decisions_put(out.book, name, decision, &error);
	if (number < 0)
		die(EXIT_GRADER, "%s", error.text);
	json_decref(result);
	json_decref(decision);
	office_publish(&out);
	result = office_result(out.book, name);
	if (o.undo != NULL)
		printf("decision %s is undone; ", o.undo);
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
