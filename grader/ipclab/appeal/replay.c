/* SPDX-License-Identifier: MIT */
#include "ipclab/appeal/replay.h"

#include "ipclab/base/run_program.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	LIMIT_MS = 60000,
	REPORT_BYTES = 64 << 20, /* the most output taken from ipcprobe */
	WORDS_BYTES = 4096,
	FILES = 4,
};

/** A file in memory, and its path for another process. */
struct memory_file {
	int fd;
	char *path;
};

static struct memory_file
file_make(void)
{
	int fd = memfd_create("replay", MFD_CLOEXEC);

	return (struct memory_file){
		.fd = fd, .path = strf("/proc/%d/fd/%d", getpid(), fd)};
}

static int
file_put(const struct memory_file *file, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t done = write(file->fd, bytes, size);

		if (done < 0 && errno != EINTR)
			return -1;
		bytes += done > 0 ? done : 0;
		size -= done > 0 ? (size_t)done : 0;
	}
	return 0;
}

/** Its bytes and a NUL, or NULL with errno. The caller frees. */
static char *
file_get(const struct memory_file *file, size_t *size)
{
	struct stat st;
	char *bytes;

	if (fstat(file->fd, &st) < 0)
		return NULL;
	if (st.st_size > REPORT_BYTES) {
		errno = EFBIG;
		return NULL;
	}
	bytes = xcalloc((size_t)st.st_size + 1, 1);
	for (*size = 0; *size < (size_t)st.st_size;) {
		ssize_t got = pread(file->fd, bytes + *size,
				    (size_t)st.st_size - *size, (off_t)*size);

		if (got > 0)
			*size += (size_t)got;
		else if (got == 0 || errno != EINTR)
			break;
	}
	return bytes;
}

static int
take(const struct memory_file files[FILES], struct replayed *out,
     struct error *error)
{
	json_error_t what;
	size_t size = 0;
	char *json = file_get(&files[1], &size);

	out->output = file_get(&files[2], &out->output_size);
	out->page = file_get(&files[3], &out->page_size);
	if (json == NULL || out->output == NULL || out->page == NULL) {
		error_set(error, "what ipcprobe reports: %s", strerror(errno));
	} else {
		out->seen = json_loadb(json, size, JSON_ALLOW_NUL, &what);
		if (out->seen == NULL)
			error_set(error, "what ipcprobe reports: %s",
				  what.text);
	}
	free(json);
	return out->seen != NULL ? 0 : -1;
}

/** Report ipcprobe's own words, without the last newline. */
static int
refused(const struct run_end *end, struct error *error)
{
	if (end->timed_out)
		return error_set(error, "ipcprobe took longer than a minute");
	return error_set(error, "%.*s", (int)strcspn(end->output, "\n"),
			 *end->output != '\0' ? end->output
					      : "ipcprobe said nothing");
}

int
replay(const char *probe, const char *bytes, size_t size, struct replayed *out,
       struct error *error)
{
	struct memory_file files[FILES] = {0};
	static const char *const options[FILES] = {"--replay", "--json",
						   "--stdout", "--page"};
	struct strlist argv = {0};
	struct strlist env = {0};
	struct program_run run = {.limit_ms = LIMIT_MS,
				  .output_cap = WORDS_BYTES};
	struct run_end end = {0};
	int done = -1;

	*out = (struct replayed){0};
	strlist_add(&argv, probe);
	strlist_split(&argv, "--quiet --sites", ' ');
	for (size_t i = 0; i < FILES; i++) {
		files[i] = file_make();
		strlist_add(&argv, options[i]);
		strlist_add(&argv, files[i].path);
	}
	strlist_add(&env, "LANG=C.UTF-8");
	run.argv = argv.items;
	run.env = env.items;
	if (files[FILES - 1].fd < 0 || file_put(&files[0], bytes, size) < 0 ||
	    run_wait(&run, &end) < 0)
		error_set(error, "%s: %s", probe, strerror(errno));
	else if (lseek(files[1].fd, 0, SEEK_END) <= 0)
		refused(&end, error);
	else
		done = take(files, out, error);
	for (size_t i = 0; i < FILES; i++) {
		close(files[i].fd);
		free(files[i].path);
	}
	strlist_clear(&argv);
	strlist_clear(&env);
	free(end.output);
	return done;
}

void
replayed_clear(struct replayed *replayed)
{
	json_decref(replayed->seen);
	free(replayed->output);
	free(replayed->page);
	*replayed = (struct replayed){0};
}
