/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/hints_read.h"

#include "ipclab/base/files.h"
#include "ipclab/base/mem.h"

#include <stdlib.h>
#include <string.h>

/** Where it is kept, or NULL. The caller frees. */
static char *
path_of_notes(void)
{
	const char *state = getenv("XDG_STATE_HOME");
	const char *home = getenv("HOME");
	char *folder = NULL;
	char *path = NULL;

	if (state != NULL && state[0] == '/')
		folder = strf("%s/ipclab", state);
	else if (home != NULL && home[0] == '/')
		folder = strf("%s/.local/state/ipclab", home);
	if (folder != NULL && folder_make(folder) == 0)
		path = strf("%s/hints", folder);
	free(folder);
	return path;
}

/** How many lines of the notes begin like this. */
static size_t
count(const struct strlist *notes, const char *begin)
{
	size_t found = 0;

	for (size_t i = 0; i < notes->count; i++)
		found += strncmp(notes->items[i], begin, strlen(begin)) == 0;
	return found;
}

size_t
hints_read(const char *lab, long todo, size_t step)
{
	struct strlist notes = {0};
	char *of_lab = strf("%s ", lab);
	char *note = strf("%s%ld %zu", of_lab, todo, step);
	char *path = path_of_notes();
	char *text = path != NULL ? file_read(path, 1 << 20, NULL) : NULL;
	size_t read;
	bool kept = path != NULL;

	if (text != NULL)
		strlist_split(&notes, text, '\n');
	if (kept && !strlist_has(&notes, note)) {
		char *more = strf("%s%s\n", text != NULL ? text : "", note);

		strlist_add(&notes, note);
		kept = file_replace(path, more, strlen(more), NULL) == 0;
		free(more);
	}
	read = kept ? count(&notes, of_lab) : 0;
	strlist_clear(&notes);
	free(of_lab);
	free(note);
	free(path);
	free(text);
	return read;
}
