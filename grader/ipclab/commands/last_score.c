/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/last_score.h"

#include "ipclab/base/files.h"
#include "ipclab/base/json_in.h"
#include "ipclab/commands/state_file.h"
#include "ipclab/grade/fingerprint.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/terminal/terminal_order.h"

#include <stdlib.h>
#include <string.h>

static char *
path_of(const char *lab)
{
	char *name = strf("scores/%s", lab);
	char *path = state_path(name);

	free(name);
	return path;
}

static long
count_unclear(const json_t *result)
{
	const json_t *check;
	long unclear = 0;
	size_t i;

	json_array_foreach (json_object_get(result, "checks"), i, check)
		unclear += !status_is_verdict(status_in(check));
	return unclear;
}

static long
todo_to_do(const json_t *result)
{
	json_t *ordered = terminal_in_order(result);
	const json_t *first = terminal_first_failure(ordered);
	long todo = first != NULL ? terminal_todo_to_do(ordered, first) : 0;

	json_decref(ordered);
	return todo;
}

void
last_score_keep(const struct lab *lab, const char *work,
		const struct bundle *bundle, const json_t *result)
{
	char *path = path_of(lab->id);
	char *folder = realpath(work, NULL);
	char files[SHA256_HEX];
	json_t *folder_json;
	json_t *score;
	char *text;

	if (path == NULL || not_run_in(result) == NOT_RUN_NO_COMPILER)
		goto cleanup;
	fingerprint_bundle(bundle, files);
	folder_json = json_string(folder != NULL ? folder : "");
	score = json_pack("{s:I,s:I,s:I,s:I,s:o,s:s}", "points",
			  (json_int_t)number_in(result, "score"), "most",
			  (json_int_t)number_in(result, "max"), "todo",
			  (json_int_t)todo_to_do(result), "unclear",
			  (json_int_t)count_unclear(result), "folder",
			  folder_json != NULL ? folder_json : json_string(""),
			  "files", files);
	text = json_dumps(score, JSON_COMPACT);
	state_write(path, text);
	free(text);
	json_decref(score);
cleanup:
	free(folder);
	free(path);
}

struct last_score
last_score_read(const char *lab)
{
	char *path = path_of(lab);
	char *text = path != NULL ? file_read(path, 1 << 16, NULL) : NULL;
	json_t *json = text != NULL ? json_loads(text, 0, NULL) : NULL;
	struct last_score score = {.points = number_in(json, "points"),
				   .most = number_in(json, "most"),
				   .todo = number_in(json, "todo"),
				   .unclear = number_in(json, "unclear"),
				   .folder = xstrdup(text_in(json, "folder"))};

	strncat(score.files, text_in(json, "files"), SHA256_HEX - 1);
	json_decref(json);
	free(text);
	free(path);
	return score;
}

void
last_score_clear(struct last_score *score)
{
	free(score->folder);
	*score = (struct last_score){0};
}
