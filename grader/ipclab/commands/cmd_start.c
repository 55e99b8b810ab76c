/* SPDX-License-Identifier: MIT */
/* ipclab start: make a folder with a lab's skeleton. */
#include "ipclab/base/files.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/editor_files.h"
#include "ipclab/commands/handout_files.h"
#include "ipclab/commands/student_files.h"
#include "ipclab/lab/kit.h"
#include "ipclab/lab/labs.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct option_command usage = {
	.name = "ipclab start",
	.arguments = "LAB [DIR]",
	.about = "Start a lab: copy its skeleton into the new folder DIR "
		 "(default: the lab's name, in the current folder). Existing "
		 "files are never overwritten. Also copied are the handout, "
		 "compile_flags.txt for clangd and a task for VS Code that "
		 "marks the lines a check complains about.",
	.least = 1,
	.most = 2,
};

/** Refuse if the folder already holds one of the lab's files. */
static void
refuse_begun(const struct lab *lab, const char *dir)
{
	for (size_t i = 0; i < lab->files.count; i++) {
		char *path = strf("%s/%s", dir, lab->files.items[i]);

		if (access(path, F_OK) == 0)
			die(EXIT_USAGE,
			    "%s is there already, and your work is not "
			    "overwritten; go on in %s, or name another folder: "
			    "ipclab start %s DIR",
			    path, dir, lab->id);
		free(path);
	}
}

/** If no folder was named: refuse if we are in the lab's own folder. */
static void
refuse_in_it(const struct lab *lab)
{
	for (size_t i = 0; i < lab->files.count; i++)
		if (access(lab->files.items[i], F_OK) == 0)
			die(EXIT_USAGE,
			    "%s is here already: you are in the lab's folder; "
			    "go on with it (ipclab check), or name a new "
			    "folder: ipclab start %s DIR",
			    lab->files.items[i], lab->id);
}

static void
copy_skeleton(const char *from, const char *dir)
{
	struct error error;
	struct dirent *entry;
	DIR *skeleton = opendir(from);

	if (skeleton == NULL)
		die(EXIT_GRADER,
		    "%s: %s; the kit is not complete: install it "
		    "again",
		    from, strerror(errno));
	if (folder_make(dir) < 0)
		die(EXIT_USAGE, "%s: %s; name a folder that can be made", dir,
		    strerror(errno));
	while ((entry = readdir(skeleton)) != NULL) {
		char *source = strf("%s/%s", from, entry->d_name);
		char *target = strf("%s/%s", dir, entry->d_name);

		if (entry->d_name[0] != '.' && access(target, F_OK) < 0 &&
		    file_copy(source, target, &error) < 0)
			die(EXIT_USAGE, "%s", error.text);
		free(source);
		free(target);
	}
	closedir(skeleton);
}

static void
tell(const struct lab *lab, const char *dir,
     const struct handout_files *handout)
{
	char *files = strlist_join(&lab->files, " ");
	struct lab *found = work_lab_in(dir);
	/* In a folder that also holds another lab's files, the lab can't be
	   guessed. */
	bool clear = strcmp(dir, lab->id) == 0 ||
		     (found != NULL && strcmp(found->id, lab->id) == 0);

	printf("%s: %s\n\n  your files  %s (in %s)\n", lab->id, lab->title,
	       files, dir);
	if (handout->page != NULL)
		printf("  handout     %s%s\n", handout->page,
		       handout->for_editor ? " (handout.md for an editor)"
					   : "");
	printf("  next        read the handout, do TODO 1, then:\n"
	       "              cd %s && ipclab check%s%s\n",
	       dir, clear ? "" : " ", clear ? "" : lab->id);
	lab_free(found);
	free(files);
}

int
cmd_start(int argc, char **argv)
{
	char **args = command_line(&usage, argc, argv, NULL);
	struct handout_files handout;
	struct error error;
	struct lab *lab;
	char *skeleton;
	char *id;
	const char *dir;

	id = lab_resolve(args[0], &error);
	lab = id != NULL ? lab_read(id, &error) : NULL;
	if (lab == NULL)
		die(EXIT_USAGE, "%s", error.text);
	dir = args[1] != NULL ? args[1] : id;
	if (args[1] == NULL)
		refuse_in_it(lab);
	skeleton = kit_path("skeletons/%s", id);
	refuse_begun(lab, dir);
	copy_skeleton(skeleton, dir);
	if (editor_files_write(dir, &error) < 0 ||
	    handout_files_write(&handout, id, dir, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	tell(lab, dir, &handout);
	free(handout.page);
	free(skeleton);
	lab_free(lab);
	free(id);
	return EXIT_PASSED;
}
