/* SPDX-License-Identifier: MIT */
#include "ipclab/class/slurm.h"

#include "ipclab/base/files.h"
#include "ipclab/base/interrupt.h"
#include "ipclab/class/cluster.h"
#include "ipclab/class/slurm_job.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LOOK_MS = 1000 }; /* between two checks for answers */

/** A part of the class while its job array runs. */
struct array {
	struct slurm_part part;
	const struct taking *taking;
	struct cluster_job job;
	bool *taken; /* by number */
	size_t left;
};

/** A word, quoted for the shell that sbatch runs. */
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

/** The command that sbatch runs for each task. Ownership: the caller frees. */
static char *
command_of(const char *folder)
{
	char self[PATH_MAX] = "";
	char *program;
	char *where = shell_word(folder);
	char *command;

	if (readlink("/proc/self/exe", self, sizeof(self) - 1) < 0)
		strcpy(self, "ipclab");
	program = shell_word(self);
	command = strf("exec %s internal slurm-task %s "
		       "\"$SLURM_ARRAY_TASK_ID\"",
		       program, where);
	free(program);
	free(where);
	return command;
}

/** Take a task's answer, or record why there is none. */
static int
take(struct array *array, size_t number, struct error *error)
{
	const struct slurm_part *part = &array->part;
	struct error failure;
	json_t *answer = slurm_part_answer(part, number, &failure);

	array->taken[number] = true;
	array->left--;
	return answer_take(array->taking,
			   &part->job->intake->items[part->first + number],
			   answer, &failure, error);
}

/** Take the answers that have come. */
static int
take_new(struct array *array, struct error *error)
{
	/* Opening the folder makes NFS refresh its listing. */
	DIR *dir = opendir(array->part.folder);
	int done = 0;

	for (size_t i = 0; i < array->part.count && done == 0; i++)
		if (!array->taken[i] && slurm_part_answered(&array->part, i))
			done = take(array, i, error);
	if (dir != NULL)
		closedir(dir);
	return done;
}

/** sbatch has ended: tasks without an answer will not give one. */
static int
take_rest(struct array *array, struct error *error)
{
	struct error ignored;
	char *words;
	int done = 0;

	if (array->left == 0)
		return 0;
	words = cluster_words(&array->job);
	if (array->job.status != 0 && !cluster_accepted(&array->job) &&
	    array->left == array->part.count) {
		done = error_set(error,
				 "--engine slurm: the cluster rejected the job "
				 "array: %s; nothing was graded",
				 words);
		free(words);
		return done;
	}
	if (array->job.status != 0) {
		fprintf(stderr, "ipclab: %s\n", words);
		/* Slurm may have lost track of tasks that still run. */
		cluster_cancel(&array->job, &ignored);
	}
	free(words);
	for (size_t i = 0; i < array->part.count && done == 0; i++)
		if (!array->taken[i])
			done = take(array, i, error);
	return done;
}

/** We have to end: no task may go on if nobody waits for it. Always returns
 *  -1. */
static int
stop(struct array *array, struct error *error)
{
	struct error cancelled;

	if (cluster_cancel(&array->job, &cancelled) < 0)
		return error_set(error, "stopped, but %.900s", cancelled.text);
	if (take_new(array, error) < 0)
		return -1;
	return error_set(error, "stopped, and the job array was cancelled; "
				"what was graded is kept: run it again to go "
				"on");
}

static int
follow(struct array *array, struct error *error)
{
	bool ended;

	do {
		ended = cluster_wait(&array->job, LOOK_MS);
		if (take_new(array, error) < 0) {
			struct error ignored;

			cluster_cancel(&array->job, &ignored);
			return -1;
		}
		if (interrupt_caught() != 0)
			return stop(array, error);
	} while (!ended);
	return take_rest(array, error);
}

/** Grade a part of the class by a job array, in a new folder in FOLDER. */
static int
grade_part(const struct taking *taking, const struct slurm_job *job,
	   const char *folder, size_t first, size_t count, struct error *error)
{
	char *own = strf("%s/ipclab-XXXXXX", folder);
	struct array array = {.taking = taking, .left = count};
	char *command = NULL;
	int done = 0;

	if (mkdtemp(own) == NULL)
		done = error_set(error, "%s: %s", own, strerror(errno));
	array.part = (struct slurm_part){job, own, first, count};
	array.taken = xcalloc(count, sizeof(*array.taken));
	if (done == 0)
		done = slurm_part_write(&array.part, taking->session,
					taking->out->book, error);
	if (done == 0)
		command = command_of(own);
	if (done == 0) {
		struct cluster_array ask = {.name = strrchr(own, '/') + 1,
					    .folder = own,
					    .command = command,
					    .count = count,
					    .jobs = job->jobs};

		done = cluster_submit(&array.job, &ask, error);
		if (done == 0)
			done = follow(&array, error);
		cluster_release(&array.job);
	}
	folder_remove(own);
	free(array.taken);
	free(command);
	free(own);
	return done;
}

/** Remove what a killed run left, so that it is not taken for ours. */
static void
clear_former(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL)
		if (strncmp(entry->d_name, "ipclab-", 7) == 0)
			cluster_cancel_left(entry->d_name, folder);
	if (dir != NULL)
		closedir(dir);
	folder_remove(folder);
}

int
slurm_grade(const struct taking *taking, const struct slurm_job *job,
	    struct error *error)
{
	char *out = realpath(taking->out->path, NULL);
	char *folder = strf("%s/slurm", out);
	size_t most = cluster_max_array();
	int done = 0;

	clear_former(folder);
	if (folder_make(folder) < 0)
		done = error_set(error, "%s: %s", folder, strerror(errno));
	for (size_t first = 0; first < job->intake->count && done == 0;
	     first += most) {
		size_t left = job->intake->count - first;

		done = grade_part(taking, job, folder, first,
				  left < most ? left : most, error);
	}
	folder_remove(folder);
	free(folder);
	free(out);
	return done;
}
