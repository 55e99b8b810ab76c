/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/site_name.h"

#include "ipclab/base/instant.h"
#include "ipclab/base/mem.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

enum { GROUPS = 9 };

/*
 * For each part, the number of its group in the pattern; 0 if there is none.
 * The first pattern that matches counts. Sources: Moodle's mod/assign
 * (downloads), Canvas's submissions.zip, Blackboard's "Assignment File
 * Download".
 */
static const struct form {
	const char *site;
	const char *pattern;
	int name, id, upload, file, late, whole;
} forms[] = {
	{"moodle", "^(.+)_([0-9]+)_assignsubmission_(file|onlinetext)(_(.*))?$",
	 1, 2, 0, 5, 0, 0},
	{"blackboard",
	 "^(.*_([^_]+))_attempt_([0-9]{4}(-[0-9]{2}){5})(_(.+)|\\.txt)$", 2, 2,
	 3, 6, 0, 1},
	{"canvas", "^(anon_[A-Za-z0-9]{5})(_late|_LATE)?_([0-9]+)_(.+)$", 1, 1,
	 3, 4, 2, 0},
	{"canvas", "^([^_]+)(_late|_LATE)?_([0-9]+)_([0-9]+)_(.+)$", 1, 3, 4, 5,
	 2, 0},
	{"canvas", "^([^_]+)(_late|_LATE)?_([0-9]+)_(text\\.html)$", 1, 3, 0, 4,
	 2, 0},
};

static char *
part(const char *entry, const regmatch_t *groups, int number)
{
	const regmatch_t *m = &groups[number];

	if (number == 0 || m->rm_so < 0)
		return NULL;
	return xstrndup(entry + m->rm_so, m->rm_eo - m->rm_so);
}

/** Remove the number that Canvas adds to a file handed in again:
 *  "pipeline-1.c". */
static void
take_number_off(char *file)
{
	char *dash = strrchr(file, '-');
	char *dot = dash != NULL ? strchr(dash, '.') : NULL;

	if (dot != NULL && dot > dash + 1 &&
	    strspn(dash + 1, "0123456789") == (size_t)(dot - dash - 1))
		memmove(dash, dot, strlen(dot) + 1);
}

static bool
parse_by(const struct form *form, const char *entry, struct site_name *out)
{
	regmatch_t groups[GROUPS];
	regex_t regex;
	bool matches;

	if (regcomp(&regex, form->pattern, REG_EXTENDED) != 0)
		return false;
	matches = regexec(&regex, entry, GROUPS, groups, 0) == 0;
	regfree(&regex);
	if (!matches)
		return false;
	*out = (struct site_name){.site = form->site,
				  .name = part(entry, groups, form->name),
				  .id = part(entry, groups, form->id),
				  .upload = part(entry, groups, form->upload),
				  .file = part(entry, groups, form->file),
				  .whole = part(entry, groups, form->whole),
				  .late = form->late > 0 &&
					  groups[form->late].rm_so >= 0};
	if (out->file == NULL)
		out->file = xstrdup("");
	if (strcmp(form->site, "canvas") == 0)
		take_number_off(out->file);
	return true;
}

bool
site_name_parse(const char *entry, struct site_name *out)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (parse_by(&forms[i], entry, out))
			return true;
	return false;
}

void
site_name_clear(struct site_name *name)
{
	free(name->name);
	free(name->id);
	free(name->upload);
	free(name->file);
	free(name->whole);
	*name = (struct site_name){0};
}

bool
site_name_same(const struct site_name *a, const struct site_name *b)
{
	return strcmp(a->site, b->site) == 0 && strcmp(a->id, b->id) == 0;
}

int
site_name_compare(const struct site_name *a, const struct site_name *b)
{
	const char *left = a->upload != NULL ? a->upload : "";
	const char *right = b->upload != NULL ? b->upload : "";
	size_t sizes[2] = {strlen(left), strlen(right)};

	if (sizes[0] != sizes[1])
		return sizes[0] < sizes[1] ? -1 : 1;
	return strcmp(left, right);
}

char *
site_name_submission(const struct site_name *name)
{
	if (strcmp(name->site, "moodle") == 0)
		return strf("%s_%s_assignsubmission_file", name->name,
			    name->id);
	if (strcmp(name->name, name->id) == 0)
		return xstrdup(name->id);
	return strf("%s_%s", name->name, name->id);
}

void
site_name_instant(const struct site_name *name, char text[32])
{
	struct tm tm = {.tm_isdst = -1};

	*text = '\0';
	if (strcmp(name->site, "blackboard") == 0 &&
	    strptime(name->upload, "%Y-%m-%d-%H-%M-%S", &tm) != NULL)
		instant_text(mktime(&tm), text);
}
