/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/git_instant.h"

#include "ipclab/base/files.h"
#include "ipclab/base/run_program.h"
#include "ipclab/lab/kit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { REF_BYTES = 4096, PACKED_BYTES = 16 << 20, LIMIT_MS = 10000 };

static const char hex[] = "0123456789abcdef";

/** The commit hash at the start of a text, or NULL. The caller frees. */
static char *
commit_in(const char *text)
{
	size_t length = strspn(text, hex);

	return length == 40 ? xstrndup(text, length) : NULL;
}

/** Look up a branch without a file of its own: "HASH refs/heads/main". */
static char *
packed(const char *folder, const char *ref)
{
	char *path = strf("%s/.git/packed-refs", folder);
	char *text = file_read(path, PACKED_BYTES, NULL);
	char *line = strf(" %s\n", ref);
	char *found = text != NULL ? strstr(text, line) : NULL;
	char *commit = found != NULL && found - text >= 40
			       ? commit_in(found - 40)
			       : NULL;

	free(line);
	free(text);
	free(path);
	return commit;
}

/** The hash of the commit that is checked out, or NULL. The caller frees. */
static char *
head_of(const char *folder)
{
	static const char sign[] = "ref: ";
	char *path = strf("%s/.git/HEAD", folder);
	char *head = file_read(path, REF_BYTES, NULL);
	char *ref;
	char *commit;

	free(path);
	if (head == NULL || strncmp(head, sign, strlen(sign)) != 0) {
		commit = head != NULL ? commit_in(head) : NULL;
		free(head);
		return commit;
	}
	ref = head + strlen(sign);
	ref[strcspn(ref, "\n")] = '\0';
	if (strncmp(ref, "refs/", 5) != 0 || strstr(ref, "..") != NULL) {
		free(head);
		return NULL;
	}
	path = strf("%s/.git/%s", folder, ref);
	commit = file_read(path, REF_BYTES, NULL);
	if (commit != NULL) {
		char *name = commit_in(commit);

		free(commit);
		commit = name;
	} else {
		commit = packed(folder, ref);
	}
	free(path);
	free(head);
	return commit;
}

/** Ask git for the commit's time, with only built-in configuration. */
static time_t
ask_git(const char *git, const char *folder, const char *commit,
	const char *empty)
{
	struct strlist argv = {0};
	struct strlist env = {0};
	struct program_run run = {.limit_ms = LIMIT_MS, .output_cap = 1 << 20};
	struct run_end end = {0};
	char *line = NULL;
	time_t at = 0;

	strlist_add(&argv, git);
	strlist_add(&argv, "cat-file");
	strlist_add(&argv, "commit");
	strlist_add(&argv, commit);
	run.argv = argv.items;
	strlist_take(&env, strf("GIT_DIR=%s", empty));
	strlist_take(&env,
		     strf("GIT_OBJECT_DIRECTORY=%s/.git/objects", folder));
	strlist_add(&env, "GIT_CONFIG_NOSYSTEM=1");
	strlist_add(&env, "GIT_CONFIG_GLOBAL=/dev/null");
	strlist_add(&env, "PATH=/usr/bin:/bin");
	run.env = env.items;
	if (run_wait(&run, &end) == 0 && WIFEXITED(end.status) &&
	    WEXITSTATUS(end.status) == 0)
		line = strstr(end.output, "\ncommitter ");
	if (line != NULL && (line = strchr(line + 1, '>')) != NULL)
		at = (time_t)strtoll(line + 1, NULL, 10);
	free(end.output);
	strlist_clear(&argv);
	strlist_clear(&env);
	return at;
}

/** Make an empty repository for git to run in. Returns 0, or -1. */
static int
make_empty(const char *folder)
{
	static const char head[] = "ref: refs/heads/main\n";
	char *refs = strf("%s/refs", folder);
	char *objects = strf("%s/objects", folder);
	char *path = strf("%s/HEAD", folder);
	int done = file_write(path, head, strlen(head), NULL);

	if (done == 0 && (mkdir(refs, 0700) < 0 || mkdir(objects, 0700) < 0))
		done = -1;
	free(path);
	free(objects);
	free(refs);
	return done;
}

time_t
git_instant(const char *folder)
{
	char *absolute = realpath(folder, NULL);
	char *commit = absolute != NULL ? head_of(absolute) : NULL;
	char *git = commit != NULL ? kit_tool("git") : NULL;
	char *empty = git != NULL ? folder_make_temporary(NULL) : NULL;
	time_t at = 0;

	if (empty != NULL) {
		if (make_empty(empty) == 0)
			at = ask_git(git, absolute, commit, empty);
		folder_remove(empty);
	}
	free(empty);
	free(git);
	free(commit);
	free(absolute);
	return at;
}
