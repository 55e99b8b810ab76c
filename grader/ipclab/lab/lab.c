/* SPDX-License-Identifier: MIT */
#include "ipclab/lab/lab.h"

#include "ipclab/base/did_you_mean.h"
#include "ipclab/base/json_in.h"
#include "ipclab/lab/kit.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool
source_is_labs(const char *source)
{
	return strncmp(source, "fixtures/", strlen("fixtures/")) == 0;
}

void
lab_free(struct lab *lab)
{
	if (lab == NULL)
		return;
	for (size_t i = 0; i < lab->program_count; i++) {
		free(lab->programs[i].name);
		strlist_clear(&lab->programs[i].sources);
	}
	free(lab->programs);
	strlist_clear(&lab->files);
	strlist_clear(&lab->provided);
	strlist_clear(&lab->forbidden);
	strlist_clear(&lab->prerequisites);
	free(lab->id);
	free(lab->dir);
	free(lab->hidden);
	free(lab->title);
	free(lab->shown);
	free(lab);
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

json_t *
lab_json(const struct lab *lab)
{
	json_t *programs = json_array();
	const struct lab_limits *l = &lab->limits;

	for (size_t i = 0; i < lab->program_count; i++)
		json_array_append_new(
			programs,
			json_pack("{s:s,s:o}", "name", lab->programs[i].name,
				  "sources",
				  names_json(&lab->programs[i].sources)));
	return json_pack(
		"{s:s,s:s,s:s,s:I,s:I,s:o,s:o,s:o,s:o,s:o,"
		"s:{s:I,s:I,s:I,s:I,s:I,s:I}}",
		"id", lab->id, "title", lab->title, "dir", lab->dir, "weight",
		(json_int_t)lab->weight, "points", (json_int_t)lab->points,
		"files", names_json(&lab->files), "provided",
		names_json(&lab->provided), "forbidden",
		names_json(&lab->forbidden), "prerequisites",
		names_json(&lab->prerequisites), "programs", programs, "limits",
		"wall_s", (json_int_t)l->wall_s, "cpu_s", (json_int_t)l->cpu_s,
		"memory_mb", (json_int_t)l->memory_mb, "output_mb",
		(json_int_t)l->output_mb, "file_mb", (json_int_t)l->file_mb,
		"processes", (json_int_t)l->processes);
}
