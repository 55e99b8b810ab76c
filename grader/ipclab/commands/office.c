/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/office.h"

#include "ipclab/base/did_you_mean.h"
#include "ipclab/book/pseudonyms.h"
#include "ipclab/book/result.h"
#include "ipclab/commands/command.h"
#include "ipclab/pages/publish.h"

#include <stdlib.h>
#include <string.h>

_Noreturn void
die_of_name(const struct strlist *names, const char *name)
{
	const char *near = nearest(names, name);

	die(EXIT_USAGE, "there is no submission '%s'%s%s", name,
	    near != NULL ? "; did you mean " : "", near != NULL ? near : "");
}

static int
note_name(const struct submission_row *row, void *names)
{
	strlist_add(names, row->name);
	return 0;
}

const char *
office_open(struct outdir *out, const char *path, const char *name, bool write)
{
	struct strlist names = {0};
	struct error error;
	bool wrong;
	char *whose = pseudonym_whose(path, name);

	if (outdir_open_former(out, path, write, &wrong, &error) < 0)
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	gradebook_submissions(out->book, note_name, &names);
	if (gradebook_all_read(out->book, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	if (!strlist_has(&names, name) &&
	    (whose == NULL || !strlist_has(&names, whose)))
		die_of_name(&names, name);
	name = strlist_has(&names, name) ? name : whose;
	strlist_clear(&names);
	return name;
}

struct search {
	struct gradebook *book;
	const char *name;
	json_t *result;
};

static int
compose_if(const struct submission_row *row, void *context)
{
	struct search *search = context;

	if (strcmp(row->name, search->name) == 0)
		search->result = compose_result(search->book, row);
	return search->result != NULL;
}

json_t *
office_result(struct gradebook *book, const char *name)
{
	struct search search = {.book = book, .name = name};
	struct error error;

	gradebook_submissions(book, compose_if, &search);
	if (gradebook_all_read(book, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	return search.result;
}

void
office_publish(const struct outdir *out)
{
	struct published published;
	struct error error;

	if (publish_all(out, &published, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	strlist_clear(&published.fallen);
}
