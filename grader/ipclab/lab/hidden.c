/* SPDX-License-Identifier: MIT */
#include "ipclab/lab/hidden.h"

#include "ipclab/base/instant.h"
#include "ipclab/lab/kit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void
lab_find_hidden(struct lab *lab)
{
	char *path = kit_path("solutions/%s/hidden.bats", lab->id);

	lab->hidden_checks = HIDDEN_READABLE;
	if (access(path, R_OK) < 0)
		lab->hidden_checks = errno == ENOENT || errno == ENOTDIR
					     ? HIDDEN_ABSENT
					     : HIDDEN_UNREADABLE;
	if (lab->hidden_checks == HIDDEN_READABLE)
		lab->hidden = path;
	else
		free(path);
}

void
lab_leave_hidden_out(struct lab *lab)
{
	if (lab->hidden_checks == HIDDEN_ABSENT)
		return;
	lab->hidden_checks = HIDDEN_LEFT_OUT;
	free(lab->hidden);
	lab->hidden = NULL;
}

int
lab_hidden_checks_run(const struct lab *lab, struct error *error)
{
	char *folder;

	if (lab->hidden_checks != HIDDEN_UNREADABLE)
		return 0;
	folder = kit_path("solutions");
	error_set(error,
		  "%s: the hidden checks of %s are there, but you may not read "
		  "them, and every student would lose their points. Give that "
		  "folder to a group for graders (as root: chgrp -R GROUP %s; "
		  "chmod -R g+rX %s), or grade without them, which the results "
		  "will say: --public-only",
		  folder, lab->id, folder, folder);
	free(folder);
	return -1;
}

const char *
lab_hidden_word(const struct lab *lab)
{
	static const char *const words[] = {
		[HIDDEN_ABSENT] = "absent",
		[HIDDEN_READABLE] = "run",
		[HIDDEN_UNREADABLE] = "left-out",
		[HIDDEN_LEFT_OUT] = "left-out",
	};

	return words[lab->hidden_checks];
}

int
hidden_shown(const char *text, time_t now)
{
	static const char *const words[] = {"points", "titles", "full"};
	static const char after[] = "after ";
	time_t date;

	for (int i = 0; i < 3; i++)
		if (strcmp(text, words[i]) == 0)
			return i;
	if (strncmp(text, after, strlen(after)) != 0)
		return -1;
	date = instant_parse(text + strlen(after));
	if (date == -1)
		return -1;
	return now < date ? SHOWN_TITLES : SHOWN_FULL;
}
