/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/policy_file.h"

#include "ipclab/base/did_you_mean.h"
#include "ipclab/base/files.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/name_same.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/book/policy.h"
#include "ipclab/lab/labs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { POLICY_BYTES = 1 << 20 };

/** Does the kit or the gradebook have all labs that the policy mentions? */
static int
check_labs(const struct policy *policy, const char *path,
	   struct gradebook *book, struct error *error)
{
	struct strlist named = {0};
	struct strlist people = {0};
	struct strlist labs = {0};
	int done = 0;

	policy_named(policy, &named, &people);
	lab_ids(&labs, NULL);
	gradebook_labs(book, &labs);
	for (size_t i = 0; i < named.count && done == 0; i++) {
		const char *lab = named.items[i];
		const char *near = nearest(&labs, lab);

		if (!strlist_has(&labs, lab))
			done = error_set(error, "%s: there is no lab '%s'%s%s",
					 path, lab,
					 near != NULL ? "; did you mean " : "",
					 near != NULL ? near : "");
	}
	strlist_clear(&named);
	strlist_clear(&people);
	strlist_clear(&labs);
	return done;
}

int
policy_set(struct gradebook *book, const char *path, struct error *error)
{
	char *text = file_read(path, POLICY_BYTES, NULL);
	struct policy *policy;
	int done = -1;

	if (text == NULL)
		return error_set(error, "--policy %s: %s", path,
				 strerror(errno));
	policy = policy_parse(text, path, error);
	if (policy != NULL)
		done = check_labs(policy, path, book, error);
	if (done == 0)
		done = gradebook_set(book, "policy", text, error);
	policy_free(policy);
	free(text);
	return done;
}

/** All names that the policy may use for a submission. */
static int
note_names(const struct submission_row *row, void *context)
{
	struct strlist *names = context;

	strlist_add(names, row->name);
	strlist_add(names, row->raw);
	strlist_add(names, text_in(row->origin, "id"));
	strlist_add(names, text_in(row->origin, "name"));
	return 0;
}

void
policy_tell(struct gradebook *book, const char *path)
{
	char *text = gradebook_setting(book, "policy");
	struct policy *policy = policy_parse(text, path, NULL);
	struct strlist labs = {0};
	struct strlist people = {0};
	struct strlist names = {0};

	policy_named(policy, &labs, &people);
	gradebook_submissions(book, note_names, &names);
	for (size_t i = 0; i < people.count; i++) {
		const char *near = nearest(&names, people.items[i]);
		bool known = false;

		for (size_t k = 0; k < names.count && !known; k++)
			known = name_same(people.items[i], names.items[k]);
		if (!known)
			warning("%s: extension \"%s\": nobody here has that "
				"name%s%s",
				path, people.items[i],
				near != NULL ? "; did you mean " : "",
				near != NULL ? near : "");
	}
	strlist_clear(&labs);
	strlist_clear(&people);
	strlist_clear(&names);
	policy_free(policy);
	free(text);
}
