/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/hints_read.h"

#include "ipclab/base/files.h"
#include "ipclab/commands/state_file.h"

#include <stdlib.h>
#include <string.h>

/** The number of notes that begin like this. */
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
	char *path = state_path("hints");
	char *text = path != NULL ? file_read(path, 1 << 20, NULL) : NULL;
	size_t read;
	bool kept = path != NULL;

	if (text != NULL)
		strlist_split(&notes, text, '\n');
	if (kept && !strlist_has(&notes, note)) {
		char *more = strf("%s%s\n", text != NULL ? text : "", note);

		strlist_add(&notes, note);
		kept = state_write(path, more) == 0;
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
