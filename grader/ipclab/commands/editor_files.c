/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/editor_files.h"

#include "ipclab/base/files.h"
#include "ipclab/base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The flags that programs are built with (see the contract), one a line. */
static const char compile_flags[] = "-std=gnu17\n-g\n-Wall\n-Wextra\n";

static const char tasks[] =
	"{\n"
	"  \"version\": \"2.0.0\",\n"
	"  \"tasks\": [\n"
	"    {\n"
	"      \"label\": \"ipclab check\",\n"
	"      \"type\": \"shell\",\n"
	"      \"command\": \"ipclab check --gcc --work .\",\n"
	"      \"group\": { \"kind\": \"build\", \"isDefault\": true },\n"
	"      \"problemMatcher\": {\n"
	"        \"owner\": \"ipclab\",\n"
	"        \"fileLocation\": [\"relative\", \"${workspaceFolder}\"],\n"
	"        \"pattern\": {\n"
	"          \"regexp\": \"^([^:\\\\s][^:]*):(\\\\d+):(?:(\\\\d+):)?"
	"\\\\s+(?:fatal )?(error|warning|note):\\\\s+(.*)$\",\n"
	"          \"file\": 1,\n"
	"          \"line\": 2,\n"
	"          \"column\": 3,\n"
	"          \"severity\": 4,\n"
	"          \"message\": 5\n"
	"        }\n"
	"      }\n"
	"    }\n"
	"  ]\n"
	"}\n";

static int
write_new(const char *dir, const char *name, const char *text,
	  struct error *error)
{
	char *path = strf("%s/%s", dir, name);
	int done = 0;

	if (access(path, F_OK) < 0)
		done = file_write(path, text, strlen(text), error);
	free(path);
	return done;
}

int
editor_files_write(const char *dir, struct error *error)
{
	char *vscode = strf("%s/.vscode", dir);
	int done = write_new(dir, "compile_flags.txt", compile_flags, error);

	if (done == 0 && folder_make(vscode) < 0)
		done = error_set(error, "%s: it can't be made", vscode);
	if (done == 0)
		done = write_new(vscode, "tasks.json", tasks, error);
	free(vscode);
	return done;
}
