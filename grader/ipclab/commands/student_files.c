/* SPDX-License-Identifier: MIT */
/* Finding a student's files, for all of the student's commands. */
#include "ipclab/commands/student_files.h"
#include "ipclab/base/files.h"
#include "ipclab/lab/checklist.h"
#include "ipclab/lab/labs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
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

/** Is a file of this name probably meant to be the wanted one? */
static bool
is_misnamed(const char *name, const char *wanted)
{
	static const char *const endings[][2] = {
		{".c", ".c"},    {".cpp", ".c"}, {".cc", ".c"},
		{".cxx", ".c"},  {".c++", ".c"}, {".c.txt", ".c"},
		{".txt", ".c"},  {".h", ".h"},   {".hpp", ".h"},
		{".h.txt", ".h"}};
	size_t stem = strcspn(wanted, ".");

	if (strncasecmp(name, wanted, stem) != 0 || strcmp(name, wanted) == 0)
		return false;
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (strcasecmp(name + stem, endings[i][0]) == 0 &&
		    strcmp(wanted + stem, endings[i][1]) == 0)
			return true;
	return false;
}

/** The file in the folder that was probably meant to have this name. The caller
 *  frees. */
static char *
misnamed(const char *folder, const char *wanted)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	char *found = NULL;

	while (dir != NULL && found == NULL && (entry = readdir(dir)) != NULL)
		if (is_misnamed(entry->d_name, wanted))
			found = xstrdup(entry->d_name);
	if (dir != NULL)
		closedir(dir);
	return found;
}

/** How many of the lab's files are in the folder, including misnamed ones. */
static size_t
files_in(const struct lab *lab, const char *folder)
{
	size_t count = 0;

	for (size_t i = 0; i < lab->files.count; i++) {
		const char *name = lab->files.items[i];
		char *path = strf("%s/%s", folder, name);
		char *other = misnamed(folder, name);

		count += access(path, F_OK) == 0 || other != NULL;
		free(other);
		free(path);
	}
	return count;
}

struct lab *
work_lab_in(const char *folder)
{
	struct strlist ids = {0};
	struct error error;
	struct lab *found = NULL;
	size_t most = 0;

	if (lab_ids(&ids, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	for (size_t i = 0; i < ids.count; i++) {
		struct lab *lab = lab_read(ids.items[i], &error);
		size_t count;

		if (lab == NULL)
			die(EXIT_GRADER, "%s", error.text);
		count = files_in(lab, folder);
		if (count > most) {
			lab_free(found);
			found = lab;
			most = count;
		} else {
			lab_free(lab);
		}
	}
	strlist_clear(&ids);
	return found;
}

/** The first lab that has a folder of its name in the current one, or NULL. The
    caller frees. */
static char *
lab_below(void)
{
	struct strlist ids = {0};
	struct stat st;
	char *found = NULL;

	if (lab_ids(&ids, NULL) == 0)
		for (size_t i = 0; i < ids.count && found == NULL; i++)
			if (stat(ids.items[i], &st) == 0 && S_ISDIR(st.st_mode))
				found = xstrdup(ids.items[i]);
	strlist_clear(&ids);
	return found;
}

static _Noreturn void
die_without_lab(const char *here)
{
	char *below = lab_below();

	if (below != NULL)
		die(EXIT_USAGE,
		    "which lab? You are above the labs' folders: cd into one "
		    "(cd %s), or name the lab",
		    below);
	die(EXIT_USAGE,
	    "which lab? The current folder (%s) has no lab's files; go to the "
	    "lab's folder, or name the lab ('ipclab list' shows them)",
	    here);
}

static void
refuse_file(const char *wanted)
{
	struct stat st;

	if (wanted != NULL && stat(wanted, &st) == 0 && S_ISREG(st.st_mode))
		die(EXIT_USAGE,
		    "%s is a file, but a lab is expected here; in the lab's "
		    "folder leave it out: all files there are checked",
		    wanted);
}

static void
refuse_check(const char *wanted)
{
	struct lab *here = wanted != NULL ? work_lab_in(".") : NULL;
	struct checklist list = {0};
	struct error error;

	if (here == NULL || checklist_read(&list, here, NULL, &error) < 0)
		return;
	for (size_t i = 0; i < list.count; i++)
		if (strcmp(list.checks[i].id, wanted) == 0)
			die(EXIT_USAGE,
			    "%s is a check of %s, but a lab is expected here; "
			    "to run only that check: ipclab check --only %s",
			    wanted, here->id, wanted);
	checklist_clear(&list);
	lab_free(here);
}

struct lab *
work_lab(const char *wanted)
{
	struct error error;
	char *here = folder_name();
	char *id = lab_resolve(wanted != NULL ? wanted : here, &error);
	struct lab *lab;

	if (wanted == NULL && (id == NULL || strcmp(id, here) != 0)) {
		lab = work_lab_in(".");
		if (lab == NULL)
			die_without_lab(here);
	} else {
		if (id == NULL) {
			refuse_file(wanted);
			refuse_check(wanted);
		}
		lab = id != NULL ? lab_read(id, &error) : NULL;
		if (lab == NULL)
			die(id == NULL ? EXIT_USAGE : EXIT_GRADER, "%s",
			    error.text);
	}
	free(here);
	free(id);
	return lab;
}

static void
refuse_other_than_folder(const char *path)
{
	struct stat st;
	int number = stat(path, &st) < 0    ? errno
		     : !S_ISDIR(st.st_mode) ? ENOTDIR
					    : 0;

	if (number != 0)
		die(EXIT_USAGE,
		    "%s: %s; name the folder of your files: --work DIR", path,
		    strerror(number));
}

char *
work_folder(const char *given, const struct lab *lab)
{
	char *here = folder_name();
	struct stat st;
	char *work;

	if (given != NULL)
		refuse_other_than_folder(given);
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

static void
warn_of_misnamed(const char *work, const char *name)
{
	char *other = misnamed(work, name);

	if (other != NULL)
		warning("%s is here: rename it to %s", other, name);
	free(other);
}

/** The folder has none of the lab's files, but perhaps those of another lab. */
static _Noreturn void
die_without_files(const struct lab *lab, const char *work)
{
	bool here = strcmp(work, ".") == 0;
	char *names = strlist_join(&lab->files, ", ");
	struct lab *other = work_lab_in(work);

	if (other != NULL && strcmp(other->id, lab->id) != 0)
		die(EXIT_USAGE,
		    "the files %s belong to %s, not to %s (%s); check them "
		    "with 'ipclab check %s', or start %s with 'ipclab start "
		    "%s'",
		    here ? "here" : "there", other->id, lab->id, names,
		    other->id, lab->id, lab->id);
	die(EXIT_USAGE,
	    "none of the lab's files is %s%s (%s); go to the folder they are "
	    "in, or name it with --work DIR, or start with 'ipclab start %s'",
	    here ? "here" : "in ", here ? "" : work, names, lab->id);
}

void
work_read(struct bundle *bundle, const struct lab *lab, const char *work)
{
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
			    errno == ELOOP    ? "it is a symbolic link"
			    : errno == EINVAL ? "it is not a file"
					      : strerror(errno));
		else
			warn_of_misnamed(work, name);
		free(path);
	}
	if (bundle->count == 0)
		die_without_files(lab, work);
}
