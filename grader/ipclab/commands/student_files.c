/* SPDX-License-Identifier: MIT */
/* Finding a student's files: what the student's commands have in common. */
#include "ipclab/commands/student_files.h"
#include "ipclab/base/files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/** The last part of the current folder's path. The caller frees. */
static char *
folder_name(void)
{
	char *cwd = getcwd(NULL, 0);
	char *slash = cwd != NULL ? strrchr(cwd, '/') : NULL;
	char *name = xstrdup(slash != NULL ? slash + 1 : "");

	free(cwd);
	return name;
}

struct lab *
work_lab(const char *wanted)
{
	struct error error;
	char *here = folder_name();
	char *id = lab_resolve(wanted != NULL ? wanted : here, &error);
	struct lab *lab;

	if (wanted == NULL && (id == NULL || strcmp(id, here) != 0))
		die(EXIT_USAGE,
		    "which lab? The folder you are in (%s) is not named after "
		    "one; go to the lab's folder, or name the lab "
		    "('ipclab list' shows them)",
		    here);
	lab = id != NULL ? lab_read(id, &error) : NULL;
	if (lab == NULL)
		die(id == NULL ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	free(here);
	free(id);
	return lab;
}

char *
work_folder(const char *given, const struct lab *lab)
{
	char *here = folder_name();
	struct stat st;
	char *work;

	if (given != NULL)
		work = xstrdup(given);
	else if (strcmp(here, lab->id) != 0 && stat(lab->id, &st) == 0 &&
		 S_ISDIR(st.st_mode))
		work = xstrdup(lab->id);
	else
		work = xstrdup(".");
	free(here);
	return work;
}

void
work_read(struct bundle *bundle, const struct lab *lab, const char *work)
{
	char *names = strlist_join(&lab->files, " ");
	size_t size;

	bundle_want(bundle, lab);
	for (size_t i = 0; i < lab->files.count; i++) {
		const char *name = lab->files.items[i];
		char *path = strf("%s/%s", work, name);
		char *data = file_read(path, BUNDLE_FILE_BYTES, &size);

		if (data != NULL)
			bundle_add(bundle, name, data, size);
		else if (errno != ENOENT)
			die(EXIT_USAGE,
			    "%s: %s; it must be an ordinary file "
			    "of at most 1 MiB",
			    path,
			    errno == ELOOP ? "it is a symbolic link"
					   : strerror(errno));
		free(path);
	}
	if (bundle->count == 0)
		die(EXIT_USAGE,
		    "%s: none of the lab's files is there (%s); go to the "
		    "folder they are in, or say --work DIR, or begin with "
		    "'ipclab start %s'",
		    work, names, lab->id);
	free(names);
}
