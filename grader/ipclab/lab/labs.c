/* SPDX-License-Identifier: MIT */
#include "ipclab/lab/labs.h"

#include "ipclab/base/did_you_mean.h"
#include "ipclab/lab/hidden.h"
#include "ipclab/lab/kit.h"
#include "ipclab/lab/labconf.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct lab *
lab_read(const char *id, struct error *error)
{
	struct lab *lab = labconf_read(id, kit_path("labs/%s", id), error);

	if (lab != NULL)
		lab_find_hidden(lab);
	return lab;
}

struct lab *
lab_read_calibration(struct error *error)
{
	return labconf_read("calibration", kit_path("calibration"), error);
}

int
lab_ids(struct strlist *ids, struct error *error)
{
	char *path = kit_path("labs");
	DIR *dir = opendir(path);
	struct dirent *entry;

	if (dir == NULL) {
		error_set(error,
			  "%s: %s; the kit's data is not there: set "
			  "IPCLAB_DATADIR to the kit's folder, or install it "
			  "again",
			  path, strerror(errno));
		free(path);
		return -1;
	}
	while ((entry = readdir(dir)) != NULL) {
		char *conf = strf("%s/%s/lab.conf", path, entry->d_name);

		if (entry->d_name[0] != '.' && access(conf, F_OK) == 0)
			strlist_add(ids, entry->d_name);
		free(conf);
	}
	closedir(dir);
	free(path);
	strlist_sort(ids);
	return 0;
}

struct lab_set
lab_read_all(void)
{
	struct lab_set labs = {0};
	struct strlist ids = {0};

	(void)lab_ids(&ids, NULL);
	labs.items = xcalloc(ids.count + 1, sizeof(*labs.items));
	for (size_t i = 0; i < ids.count; i++) {
		struct lab *lab = lab_read(ids.items[i], NULL);

		if (lab != NULL)
			labs.items[labs.count++] = lab;
	}
	strlist_clear(&ids);
	return labs;
}

void
lab_set_clear(struct lab_set *labs)
{
	for (size_t i = 0; i < labs->count; i++)
		lab_free(labs->items[i]);
	free(labs->items);
	*labs = (struct lab_set){0};
}

/** Does "2", "02", "dup2" or "02-dup2" stand for this id? */
static bool
stands_for(const char *wanted, const char *id)
{
	const char *dash = strchr(id, '-');

	if (strcmp(wanted, id) == 0)
		return true;
	if (dash == NULL)
		return false;
	if (strcmp(wanted, dash + 1) == 0)
		return true;
	return *wanted != '\0' &&
	       strspn(wanted, "0123456789") == strlen(wanted) &&
	       atoi(wanted) == atoi(id);
}

char *
lab_resolve(const char *wanted, struct error *error)
{
	struct strlist ids = {0};
	char *found = NULL;
	char *all;
	const char *near;

	if (lab_ids(&ids, error) < 0)
		return NULL;
	for (size_t i = 0; i < ids.count && found == NULL; i++)
		if (stands_for(wanted, ids.items[i]))
			found = xstrdup(ids.items[i]);
	if (found == NULL) {
		all = strlist_join(&ids, " ");
		near = nearest(&ids, wanted);
		if (near != NULL)
			error_set(error,
				  "there is no lab '%s'; did you mean %s? The "
				  "labs are: %s",
				  wanted, near, all);
		else
			error_set(error,
				  "there is no lab '%s'; the labs are: "
				  "%s",
				  wanted, all);
		free(all);
	}
	strlist_clear(&ids);
	return found;
}
