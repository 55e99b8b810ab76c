/* SPDX-License-Identifier: MIT */
#include "ipclab/lab/lab.h"

#include "ipclab/base/json_in.h"

#include <stdlib.h>
#include <string.h>

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
