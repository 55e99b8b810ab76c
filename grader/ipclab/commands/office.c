/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/office.h"

#include "ipclab/base/did_you_mean.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/name_same.h"
#include "ipclab/book/gradebook_read.h"
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

struct naming {
	const char *wanted;
	struct strlist names; /* all submissions */
	struct strlist meant; /* those that may be meant */
};

/** People give a name as it is displayed, or the number on the course site. */
static int
note_name(const struct submission_row *row, void *context)
{
	struct naming *naming = context;

	strlist_add(&naming->names, row->name);
	if (name_same(naming->wanted, row->raw) ||
	    name_same(naming->wanted, text_in(row->origin, "name")) ||
	    name_same(naming->wanted, text_in(row->origin, "id")))
		strlist_add(&naming->meant, row->name);
	return 0;
}

char *
office_name(struct gradebook *book, const char *wanted)
{
	struct naming naming = {.wanted = wanted};
	struct error error;
	char *name;

	gradebook_submissions(book, note_name, &naming);
	if (gradebook_all_read(book, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	if (naming.meant.count > 1 && !strlist_has(&naming.names, wanted))
		die(EXIT_USAGE, "'%s' may be %s: write one of these", wanted,
		    strlist_join(&naming.meant, " or "));
	if (naming.meant.count == 0 && !strlist_has(&naming.names, wanted))
		die_of_name(&naming.names, wanted);
	name = xstrdup(strlist_has(&naming.names, wanted)
			       ? wanted
			       : naming.meant.items[0]);
	strlist_clear(&naming.names);
	strlist_clear(&naming.meant);
	return name;
}

const char *
office_open(struct outdir *out, const char *path, const char *name, bool write)
{
	struct error error;
	bool wrong;
	char *whose = pseudonym_whose(path, name);

	if (outdir_open_former(out, path, write, &wrong, &error) < 0)
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	return office_name(out->book, whose != NULL ? whose : name);
}

struct result_wanted {
	struct gradebook *book;
	const char *name;
	json_t *result;
};

static int
compose_if(const struct submission_row *row, void *context)
{
	struct result_wanted *search = context;

	if (strcmp(row->name, search->name) == 0)
		search->result = compose_result(search->book, row);
	return search->result != NULL;
}

json_t *
office_result(struct gradebook *book, const char *name)
{
	struct result_wanted search = {.book = book, .name = name};
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
