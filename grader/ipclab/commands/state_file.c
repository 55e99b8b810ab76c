/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/state_file.h"

#include "ipclab/base/files.h"

#include <stdlib.h>
#include <string.h>

char *
state_path(const char *name)
{
	const char *state = getenv("XDG_STATE_HOME");
	const char *home = getenv("HOME");

	if (state != NULL && state[0] == '/')
		return strf("%s/ipclab/%s", state, name);
	if (home != NULL && home[0] == '/')
		return strf("%s/.local/state/ipclab/%s", home, name);
	return NULL;
}

int
state_write(const char *path, const char *text)
{
	char *folder = xstrndup(path, (size_t)(strrchr(path, '/') - path));
	int made = folder_make(folder);

	free(folder);
	return made < 0 ? -1 : file_replace(path, text, strlen(text), NULL);
}
