/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/appeal_case.h"

#include "ipclab/base/files.h"
#include "ipclab/base/interrupt.h"
#include "ipclab/base/json_in.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/book/history.h"
#include "ipclab/commands/command.h"
#include "ipclab/commands/office.h"
#include "ipclab/grade/fingerprint.h"
#include "ipclab/grade/grading.h"
#include "ipclab/intake/intake.h"
#include "ipclab/intake/intake_read.h"
#include "ipclab/lab/labs.h"

#include <stdlib.h>
#include <string.h>

/** The lab's current mark, as in its history; NULL if it has none. */
static json_t *
standing_mark(const json_t *marks, const char *lab)
{
	json_t *mark;
	size_t i;

	json_array_foreach (marks, i, mark)
		if (strcmp(text_in(mark, "lab"), lab) == 0 &&
		    json_is_true(json_object_get(mark, "stands")))
			return mark;
	return NULL;
}

void
appeal_find(struct appeal_case *wanted, char **words, const char *submissions)
{
	struct outdir out;
	struct error error;
	json_t *marks;
	json_t *result;

	wanted->lab = lab_resolve(words[2], &error);
	if (wanted->lab == NULL)
		die(EXIT_USAGE, "%s", error.text);
	wanted->name = words[1];
	wanted->check = words[3];
	wanted->whose = office_open(&out, words[0], wanted->name, false);
	marks = history_of(out.book, wanted->whose);
	result = office_result(out.book, wanted->whose);
	wanted->mark = json_incref(standing_mark(marks, wanted->lab));
	wanted->verdict =
		json_incref(entry_in(entry_in(result, "labs", wanted->lab),
				     "checks", wanted->check));
	wanted->submissions =
		submissions != NULL
			? xstrdup(submissions)
			: gradebook_setting(out.book, "submissions");
	if (gradebook_all_read(out.book, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	if (wanted->mark == NULL || wanted->verdict == NULL)
		die(EXIT_USAGE,
		    "'%s' has no verdict of a check '%s' of %s; 'ipclab list "
		    "%s' shows the checks",
		    wanted->name, wanted->check, wanted->lab, wanted->lab);
	if (wanted->submissions == NULL)
		die(EXIT_USAGE, "where is the class? --submissions DIR");
	json_decref(marks);
	json_decref(result);
	outdir_close(&out);
}

void
appeal_load(struct session *session, const struct appeal_case *wanted)
{
	struct session_spec spec = {.isolation =
					    text_in(wanted->mark, "isolation")};
	const char *kit = text_in(wanted->mark, "kit");
	struct error error;
	bool wrong;

	strlist_add(&spec.labs, wanted->lab);
	strlist_add(&spec.only, wanted->check);
	if (session_load(session, &spec, &wrong, &error) < 0) {
		interrupt_end();
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	}
	/* A mark that was graded in parts has an empty kit. */
	if (*kit != '\0' && strcmp(session->kits[0], kit) != 0)
		die(EXIT_GRADER,
		    "%s was graded by another kit than this one; grade it "
		    "again first",
		    wanted->lab);
	json_object_set_new(wanted->mark, "kit", json_string(session->kits[0]));
}

/** Read the submission's files, which must be the ones that were marked. */
static void
read_files(struct bundle *bundle, const struct appeal_case *wanted,
	   const struct lab *lab)
{
	const char *name = wanted->whose;
	struct intake intake;
	struct error error;
	char hash[SHA256_HEX];
	bool there = false;

	if (intake_list(&intake, wanted->submissions, &error) < 0)
		die(EXIT_USAGE, "%s; say where they are: --submissions DIR",
		    error.text);
	bundle_want(bundle, lab);
	for (size_t i = 0; i < intake.count; i++) {
		if (strcmp(intake.items[i].name, name) != 0)
			continue;
		there = true;
		if (intake_read(&intake.items[i], bundle, &error) < 0)
			die(EXIT_GRADER, "%s", error.text);
	}
	if (!there)
		die(EXIT_USAGE, "%s: there is no submission '%s'",
		    wanted->submissions, name);
	fingerprint_files(bundle, lab, hash);
	if (strcmp(hash, text_in(wanted->mark, "hash")) != 0)
		die(EXIT_GRADER,
		    "the files of '%s' are not those that were graded; grade "
		    "them first",
		    name);
	intake_clear(&intake);
}

json_t *
appeal_judge(const struct session *session, const struct appeal_case *wanted,
	     const char *folder)
{
	struct grading grading = {
		.lab = session->labs[0],
		.sandbox = &session->sandbox,
		.only = &session->only[0],
		.seed = (unsigned long)number_in(wanted->mark, "seed")};
	struct bundle bundle = {0};
	struct error error;
	json_t *result;

	read_files(&bundle, wanted, session->labs[0]);
	setenv("IPCLAB_RECORD", folder, 1);
	result = grade_lab(&grading, &bundle, &error);
	if (result == NULL) {
		folder_remove(folder);
		interrupt_end();
		die(EXIT_GRADER, "%s", error.text);
	}
	bundle_clear(&bundle);
	return result;
}

void
appeal_clear(struct appeal_case *wanted)
{
	json_decref(wanted->mark);
	json_decref(wanted->verdict);
	free(wanted->submissions);
	free(wanted->lab);
}
