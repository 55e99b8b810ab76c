/* SPDX-License-Identifier: MIT */
#include "ipclab/class/slurm_job.h"

#include "ipclab/base/files.h"
#include "ipclab/base/interrupt.h"
#include "ipclab/base/json_in.h"
#include "ipclab/book/attempts.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/class/worker.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ANSWER_BYTES = 64 << 20 };

static char *
file_of(const char *folder, size_t number, const char *kind)
{
	return strf("%s/%zu.%s.json", folder, number, kind);
}

/** Write it in one step, and drop the reference. */
static int
write_json(char *path, json_t *json, struct error *error)
{
	char *text = json_dumps(json, JSON_COMPACT);
	int result = file_replace(path, text, strlen(text), error);

	free(text);
	free(path);
	json_decref(json);
	return result;
}

static json_t *
read_json(char *path)
{
	size_t size;
	char *text = file_read(path, ANSWER_BYTES, &size);
	json_t *json = text != NULL
			       ? json_loadb(text, size, JSON_ALLOW_NUL, NULL)
			       : NULL;

	free(text);
	free(path);
	return json;
}

static json_t *
list_json(const struct strlist *list)
{
	json_t *array = json_array();

	for (size_t i = 0; i < list->count; i++)
		json_array_append_new(array, json_string(list->items[i]));
	return array;
}

static int
write_task(const struct slurm_part *part, const struct session *session,
	   size_t number, struct gradebook *book, struct error *error)
{
	const struct submission *submission =
		&part->job->intake->items[part->first + number];
	char files[SHA256_HEX];

	worker_files(session, submission, files);
	return write_json(
		file_of(part->folder, number, "task"),
		json_pack("{s:s,s:s,s:o}", "name", submission->name, "files",
			  files, "known",
			  attempts_known(
				  book, submission->name,
				  gradebook_known(book, submission->name))),
		error);
}

int
slurm_part_write(const struct slurm_part *part, const struct session *session,
		 struct gradebook *book, struct error *error)
{
	const struct session_spec *spec = part->job->spec;
	char *submissions = realpath(part->job->submissions, NULL);
	int result = write_json(
		strf("%s/job.json", part->folder),
		json_pack("{s:s,s:o,s:o,s:b,s:b,s:s?}", "submissions",
			  submissions, "labs", list_json(&spec->labs), "only",
			  list_json(&spec->only), "again", spec->again,
			  "public_only", spec->public_only, "isolation",
			  spec->isolation),
		error);

	free(submissions);
	for (size_t i = 0; i < part->count && result == 0; i++)
		result = write_task(part, session, i, book, error);
	return result;
}

bool
slurm_part_answered(const struct slurm_part *part, size_t number)
{
	char *path = file_of(part->folder, number, "answer");
	bool answered = access(path, R_OK) == 0;

	free(path);
	return answered;
}

json_t *
slurm_part_answer(const struct slurm_part *part, size_t number,
		  struct error *error)
{
	json_t *answer = read_json(file_of(part->folder, number, "answer"));
	json_t *task;
	char *path;
	char *log;

	if (answer == NULL) {
		path = strf("%s/%zu.log", part->folder, number);
		log = file_read(path, 1 << 20, NULL);
		error_set(error, "its Slurm task gave no answer%s%.500s",
			  log != NULL && *log != '\0' ? ": " : "",
			  log != NULL ? log : "");
		free(log);
		free(path);
		return NULL;
	}
	task = read_json(file_of(part->folder, number, "task"));
	if (strcmp(text_in(answer, "name"), text_in(task, "name")) != 0)
		error_set(error,
			  "its Slurm task answered for another submission "
			  "(%.200s); that was not taken",
			  text_in(answer, "name"));
	else if (strcmp(text_in(answer, "files"), text_in(task, "files")) != 0)
		error_set(error, "its files changed while it was graded; run "
				 "it again");
	else {
		json_decref(task);
		return answer;
	}
	json_decref(task);
	json_decref(answer);
	return NULL;
}

static void
read_list(const json_t *array, struct strlist *list)
{
	const json_t *item;
	size_t i;

	json_array_foreach (array, i, item)
		strlist_add(list, json_string_value(item));
}

/** The submission with this name, or NULL and *error. */
static const struct submission *
find(const struct intake *intake, const char *name, struct error *error)
{
	for (size_t i = 0; i < intake->count; i++)
		if (strcmp(intake->items[i].name, name) == 0)
			return &intake->items[i];
	error_set(error, "%s: this submission is no longer there", name);
	return NULL;
}

int
slurm_task(const char *folder, size_t number, struct error *error)
{
	json_t *job = read_json(strf("%s/job.json", folder));
	json_t *task = read_json(file_of(folder, number, "task"));
	const char *submissions = text_in(job, "submissions");
	const struct submission *submission;
	struct session_spec spec = {
		.again = json_is_true(json_object_get(job, "again")),
		.public_only =
			json_is_true(json_object_get(job, "public_only")),
		.isolation =
			json_string_value(json_object_get(job, "isolation"))};
	struct session session;
	struct intake intake;
	json_t *answer;
	bool wrong;

	if (job == NULL || task == NULL)
		return error_set(error, "%s: there is no task %zu", folder,
				 number);
	read_list(json_object_get(job, "labs"), &spec.labs);
	read_list(json_object_get(job, "only"), &spec.only);
	if (session_load(&session, &spec, &wrong, error) < 0 ||
	    intake_list(&intake, submissions, error) < 0)
		return -1;
	submission = find(&intake, text_in(task, "name"), error);
	if (submission == NULL)
		return -1;
	answer = worker_grade(&session, submission,
			      json_object_get(task, "known"));
	if (interrupt_caught() != 0)
		return error_set(error, "stopped: no answer is given");
	json_object_set_new(answer, "name", json_string(submission->name));
	return write_json(file_of(folder, number, "answer"), answer, error);
}
