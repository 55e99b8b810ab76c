#include "ipclab/class/slurm.h"

#include "ipclab/base/files.h"
#include "ipclab/class/worker.h"
#include "ipclab/lab/kit.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { ANSWER_BYTES = 64 << 20 };

static int
write_json(const char *path, json_t *json, struct error *error)
{
	char *text = json_dumps(json, JSON_COMPACT);
	int result = file_replace(path, text, strlen(text), error);

	free(text);
	json_decref(json);
	return result;
}

static json_t *
read_json(const char *path)
{
	size_t size;
	char *text = file_read(path, ANSWER_BYTES, &size);
	json_t *json = text != NULL
			       ? json_loadb(text, size, JSON_ALLOW_NUL, NULL)
			       : NULL;

	free(text);
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

/** What the tasks read: the job, and what is known of each submission. */
static int
write_job(const struct slurm_job *job, struct gradebook *book,
	  const char *folder, struct error *error)
{
	char *path = strf("%s/job.json", folder);
	char *submissions = realpath(job->submissions, NULL);
	int result = write_json(
		path,
		json_pack("{s:s,s:o,s:o,s:b,s:s?}", "submissions", submissions,
			  "labs", list_json(&job->spec->labs), "only",
			  list_json(&job->spec->only), "again",
			  job->spec->again, "isolation", job->spec->isolation),
		error);

	free(path);
	free(submissions);
	for (size_t i = 0; i < job->intake->count && result == 0; i++) {
		path = strf("%s/%zu.known.json", folder, i);
		result = write_json(
			path, gradebook_known(book, job->intake->items[i].name),
			error);
		free(path);
	}
	return result;
}

/** A word as the shell that sbatch starts must read it. */
static char *
shell_word(const char *word)
{
	char *quoted = xcalloc(4 * strlen(word) + 3, 1);
	size_t n = 0;

	quoted[n++] = '\'';
	for (; *word != '\0'; word++) {
		if (*word == '\'')
			n += sprintf(quoted + n, "'\\''");
		else
			quoted[n++] = *word;
	}
	quoted[n] = '\'';
	return quoted;
}

static int
submit(const struct slurm_job *job, const char *sbatch, const char *folder,
       struct error *error)
{
	char self[PATH_MAX] = "";
	char *program;
	char *where = shell_word(folder);
	struct strlist argv = {0};
	struct run run;
	struct run_end end;
	int result = 0;

	if (readlink("/proc/self/exe", self, sizeof(self) - 1) < 0)
		strcpy(self, "ipclab");
	program = shell_word(self);
	strlist_add(&argv, sbatch);
	strlist_add(&argv, "--wait");
	strlist_add(&argv, "--job-name=ipclab");
	strlist_take(&argv, strf("--array=0-%zu%%%zu", job->intake->count - 1,
				 job->jobs));
	strlist_take(&argv, strf("--output=%s/%%a.log", folder));
	strlist_take(&argv, strf("--wrap=exec %s internal slurm-task %s "
				 "\"$SLURM_ARRAY_TASK_ID\"",
				 program, where));
	run = (struct run){.argv = argv.items,
			   .env = environ,
			   .limit_ms = LONG_MAX / 2,
			   .output_cap = 64 << 10};
	if (run_wait(&run, &end) < 0)
		result = error_set(error, "%s: %s", sbatch, strerror(errno));
	else if (end.interrupted)
		result = error_set(error, "stopped; what was graded is kept: "
					  "run it again to go on");
	/* A task that failed makes sbatch fail, too: its answer tells. */
	strlist_clear(&argv);
	free(end.output);
	free(program);
	free(where);
	return result;
}

static int
run_array(const struct slurm_job *job, struct gradebook *book,
	  const char *folder, struct error *error)
{
	char *sbatch = kit_tool("sbatch");
	int result = -1;

	if (sbatch == NULL)
		error_set(error, "--engine slurm: sbatch is not in the PATH; "
				 "run it where Slurm is, or use --engine "
				 "local");
	else if (folder_make(folder) < 0)
		error_set(error, "%s: %s", folder, strerror(errno));
	else if (write_job(job, book, folder, error) == 0)
		result = submit(job, sbatch, folder, error);
	free(sbatch);
	return result;
}

/** The answer of one task, or NULL and *error with what its log says. */
static json_t *
read_answer(const char *folder, size_t number, struct error *error)
{
	char *path = strf("%s/%zu.answer.json", folder, number);
	json_t *answer = read_json(path);
	char *text;

	free(path);
	if (answer != NULL)
		return answer;
	path = strf("%s/%zu.log", folder, number);
	text = file_read(path, 1 << 20, NULL);
	error_set(error, "its Slurm task gave no answer%s%.500s",
		  text != NULL ? ": " : "", text != NULL ? text : "");
	free(text);
	free(path);
	return NULL;
}

int
slurm_grade(const struct taking *taking, const struct slurm_job *job,
	    struct error *error)
{
	char *out = realpath(taking->out->path, NULL);
	char *folder = strf("%s/slurm", out);
	int done = run_array(job, taking->out->book, folder, error);

	for (size_t i = 0; i < job->intake->count && done == 0; i++) {
		struct error failure;
		json_t *answer = read_answer(folder, i, &failure);

		done = answer_take(taking, &job->intake->items[i], answer,
				   &failure, error);
	}
	if (done == 0)
		folder_remove(folder);
	free(folder);
	free(out);
	return done;
}

static void
read_list(const json_t *array, struct strlist *list)
{
	const json_t *item;
	size_t i;

	json_array_foreach (array, i, item)
		strlist_add(list, json_string_value(item));
}

int
slurm_task(const char *folder, size_t number, struct error *error)
{
	char *path = strf("%s/job.json", folder);
	json_t *job = read_json(path);
	struct session_spec spec = {
		.again = json_is_true(json_object_get(job, "again")),
		.isolation =
			json_string_value(json_object_get(job, "isolation"))};
	const char *submissions =
		json_string_value(json_object_get(job, "submissions"));
	struct session session;
	struct intake intake;
	json_t *known;
	bool wrong;

	free(path);
	if (submissions == NULL)
		return error_set(error, "%s: no job there", folder);
	read_list(json_object_get(job, "labs"), &spec.labs);
	read_list(json_object_get(job, "only"), &spec.only);
	if (session_load(&session, &spec, &wrong, error) < 0 ||
	    intake_list(&intake, submissions, error) < 0)
		return -1;
	if (number >= intake.count)
		return error_set(error, "%zu: no such task", number);
	path = strf("%s/%zu.known.json", folder, number);
	known = read_json(path);
	free(path);
	path = strf("%s/%zu.answer.json", folder, number);
	return write_json(path,
			  worker_grade(&session, &intake.items[number], known),
			  error);
}
