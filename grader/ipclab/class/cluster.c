/* SPDX-License-Identifier: MIT */
#include "ipclab/class/cluster.h"

#include "ipclab/base/files.h"
#include "ipclab/base/interrupt.h"
#include "ipclab/base/run_program.h"
#include "ipclab/lab/kit.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { WORDS_BYTES = 64 << 10, DEFAULT_ARRAY = 1001, SCONTROL_MS = 30000 };

size_t
cluster_max_array(void)
{
	char *scontrol = kit_tool("scontrol");
	char *const argv[] = {scontrol, (char *)"show", (char *)"config", NULL};
	struct program_run run = {.argv = argv,
				  .env = environ,
				  .limit_ms = SCONTROL_MS,
				  .output_cap = WORDS_BYTES};
	struct run_end end;
	size_t most = 0;

	if (scontrol != NULL && run_wait(&run, &end) == 0) {
		const char *line = strstr(end.output, "MaxArraySize");
		const char *value = line != NULL ? strchr(line, '=') : NULL;

		if (value != NULL && !end.timed_out && end.status == 0)
			most = strtoul(value + 1, NULL, 10);
		free(end.output);
	}
	free(scontrol);
	return most > 0 ? most : DEFAULT_ARRAY;
}

/**
 * Start a command with its output going to a file. It gets a process group of
 * its own, because we handle Ctrl-C. Returns its PID, or -1 with errno.
 */
static pid_t
start(char *const *argv, const char *output)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	pid_t pid;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(
		&files, 1, output, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND,
		0600);
	posix_spawn_file_actions_adddup2(&files, 1, 2);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
	errno = posix_spawn(&pid, argv[0], &files, &attributes, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attributes);
	return errno == 0 ? pid : -1;
}

/** Quote a path for sbatch's file name patterns, where '%' is special. */
static char *
pattern_of(const char *path)
{
	char *pattern = xcalloc(2 * strlen(path) + 1, 1);
	size_t n = 0;

	for (; *path != '\0'; path++) {
		if (*path == '%')
			pattern[n++] = '%';
		pattern[n++] = *path;
	}
	return pattern;
}

static void
sbatch_words(struct strlist *argv, const struct cluster_array *array)
{
	char *pattern = pattern_of(array->folder);

	strlist_add(argv, "--wait");
	strlist_add(argv, "--parsable");
	strlist_take(argv, strf("--job-name=%s", array->name));
	if (array->jobs > 0)
		strlist_take(argv, strf("--array=0-%zu%%%zu", array->count - 1,
					array->jobs));
	else
		strlist_take(argv, strf("--array=0-%zu", array->count - 1));
	strlist_take(argv, strf("--output=%s/%%a.log", pattern));
	strlist_take(argv, strf("--wrap=%s", array->command));
	free(pattern);
}

int
cluster_submit(struct cluster_job *job, const struct cluster_array *array,
	       struct error *error)
{
	char *sbatch = kit_tool("sbatch");
	struct strlist argv = {0};

	*job = (struct cluster_job){.pid = -1, .pidfd = -1};
	if (sbatch == NULL)
		return error_set(error,
				 "--engine slurm: sbatch is not in the PATH; "
				 "run it where Slurm is, or use --engine "
				 "local");
	strlist_take(&argv, sbatch);
	sbatch_words(&argv, array);
	job->name = xstrdup(array->name);
	job->said = strf("%s/sbatch.said", array->folder);
	job->pid = start(argv.items, job->said);
	if (job->pid > 0)
		job->pidfd = syscall(SYS_pidfd_open, job->pid, 0);
	if (job->pid < 0)
		error_set(error, "%s: %s", sbatch, strerror(errno));
	strlist_clear(&argv);
	return job->pid > 0 ? 0 : -1;
}

bool
cluster_wait(struct cluster_job *job, int limit_ms)
{
	struct pollfd fd = {.fd = job->pidfd, .events = POLLIN};
	struct timespec limit = {limit_ms / 1000, limit_ms % 1000 * 1000000L};
	sigset_t all;
	sigset_t old;
	int ready = 0;

	if (job->pid < 0)
		return true;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &old);
	if (interrupt_caught() == 0)
		ready = ppoll(&fd, 1, &limit, &old);
	sigprocmask(SIG_SETMASK, &old, NULL);
	if (ready <= 0)
		return false;
	job->status = run_reap(job->pid);
	job->pid = -1;
	return true;
}

/** What sbatch wrote. Ownership: the caller frees. */
static char *
read_said(const struct cluster_job *job)
{
	char *said = file_read(job->said, WORDS_BYTES, NULL);

	return said != NULL ? said : xstrdup("");
}

/**
 * The job's number in sbatch's output, or NULL. The line is "1234" or
 * "1234;cluster", or "Submitted batch job 1234" if a wrapper of sbatch drops
 * --parsable. Ownership: the caller frees.
 */
static char *
number_of(const struct cluster_job *job)
{
	char *said = read_said(job);
	struct strlist lines = {0};
	char *number = NULL;

	strlist_split(&lines, said, '\n');
	for (size_t i = 0; i < lines.count && number == NULL; i++) {
		static const char words[] = "Submitted batch job ";
		const char *line = lines.items[i];
		size_t digits;

		if (strncmp(line, words, strlen(words)) == 0)
			line += strlen(words);
		digits = strspn(line, "0123456789");
		if (digits > 0 && (line[digits] == '\0' || line[digits] == ';'))
			number = xstrndup(line, digits);
	}
	strlist_clear(&lines);
	free(said);
	return number;
}

bool
cluster_accepted(const struct cluster_job *job)
{
	char *number = number_of(job);

	free(number);
	return number != NULL;
}

/** Run scancel. Returns 0, or -1 and *error. */
static int
cancel(const char *word, const char *output, struct error *error)
{
	char *scancel = kit_tool("scancel");
	char *const argv[] = {scancel, (char *)word, NULL};
	pid_t pid = scancel != NULL ? start(argv, output) : -1;
	int result = 0;

	if (pid < 0)
		result = error_set(error,
				   "scancel can't be started; cancel the job "
				   "array yourself: scancel %s",
				   word);
	else if (run_reap(pid) != 0) {
		char *said = file_read(output, 500, NULL);

		result = error_set(error,
				   "scancel %s failed: %s; see with squeue "
				   "whether the job array still runs",
				   word, said != NULL ? said : "");
		free(said);
	}
	free(scancel);
	return result;
}

int
cluster_cancel(struct cluster_job *job, struct error *error)
{
	char *output = strf("%s.cancel", job->said);
	char *word;
	int result;

	if (job->pid > 0) {
		kill(job->pid, SIGTERM);
		job->status = run_reap(job->pid);
		job->pid = -1;
	}
	/* The job may have been accepted before sbatch printed its number. */
	word = number_of(job);
	if (word == NULL)
		word = strf("--name=%s", job->name);
	result = cancel(word, output, error);
	free(word);
	free(output);
	return result;
}

void
cluster_cancel_left(const char *name, const char *folder)
{
	char *output = strf("%s/scancel.said", folder);
	char *word = strf("--name=%s", name);
	struct error ignored;

	cancel(word, output, &ignored);
	free(word);
	free(output);
}

char *
cluster_words(const struct cluster_job *job)
{
	char *said = read_said(job);
	size_t size = strlen(said);
	char *ended = run_how_ended("sbatch", job->status);
	char *words;

	while (size > 0 && isspace((unsigned char)said[size - 1]))
		said[--size] = '\0';
	words = strf("%s%s%.500s", ended, size > 0 ? ": " : "", said);
	free(ended);
	free(said);
	return words;
}

void
cluster_release(struct cluster_job *job)
{
	if (job->pidfd >= 0)
		close(job->pidfd);
	free(job->name);
	free(job->said);
	*job = (struct cluster_job){.pid = -1, .pidfd = -1};
}
