/* SPDX-License-Identifier: MIT */
/* ipclab trace: make a page to step through a run of one's own program. */
#include "ipclab/base/interrupt.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/run_program.h"
#include "ipclab/commands/check_work.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/student_files.h"
#include "ipclab/grade/build.h"
#include "ipclab/lab/checklist.h"
#include "ipclab/lab/labs.h"
#include "ipclab/lab/outcome.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct options {
	const char *check;
	unsigned long seed;
	const char *work;
};

static const struct option_row rows[] = {
	{"check", "ID", AS_TEXT(check),
	 "the last run of this check, which is the one where it fails, if it "
	 "does; the page is LAB-ID.html"},
	{"seed", "N", AS_NUMBER(seed, 1, INT_MAX),
	 "with --check: the random input, as for 'ipclab check'"},
	{"work", "DIR", AS_TEXT(work),
	 "your files are in DIR (as for 'ipclab check')"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab trace",
	.arguments = "[OPTION...] [LAB] PROGRAM [ARGUMENT...]\n"
		     "[OPTION...] [LAB] --check ID",
	.about = "Build your PROGRAM of a lab, run it, and write a page to "
		 "step through what its processes did: LAB-PROGRAM.html in the "
		 "current folder, for any browser. The run is ended after a "
		 "minute.",
	.more = "Exit status: 0 the page is there, however the program ended; "
		"1 there was nothing to run; 2 wrong usage; 3 it could not be "
		"observed.",
	.rows = rows,
	.most = -1,
	.stops = true, /* the rest belongs to PROGRAM */
};

/** Run ipcprobe to its end, and forward the signals that are sent only to us.
 *  Returns 0, or an errno. */
static int
run_probe(const char *probe, char **argv)
{
	struct pollfd fd = {.events = POLLIN};
	posix_spawnattr_t attributes;
	sigset_t awake;
	pid_t pid;
	int failed;

	interrupt_catch();
	interrupt_hold(&awake); /* until the wait */
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setsigmask(&attributes, &awake);
	failed = posix_spawn(&pid, probe, NULL, &attributes, argv, environ);
	posix_spawnattr_destroy(&attributes);
	fd.fd = failed == 0 ? (int)syscall(SYS_pidfd_open, pid, 0) : -1;
	while (fd.fd >= 0 && ppoll(&fd, 1, NULL, &awake) < 0)
		if (!interrupt_is_for_all())
			kill(pid, interrupt_caught());
	if (fd.fd >= 0)
		close(fd.fd);
	if (failed == 0)
		run_reap(pid);
	interrupt_go_on(&awake);
	return failed;
}

/** Run ipcprobe on our terminal with these additional options, and make sure
    that it wrote the page. Returns an exit status. */
static int
make_page(const char *probe, const char *page, const struct strlist *more)
{
	struct strlist argv = {0};
	struct stat st;

	strlist_split(&argv, "ipcprobe --page", ' ');
	strlist_add(&argv, page);
	for (size_t i = 0; i < more->count; i++)
		strlist_add(&argv, more->items[i]);
	unlink(page);
	fflush(stdout);
	errno = run_probe(probe, argv.items);
	strlist_clear(&argv);
	if (errno != 0) {
		warning("%s: %s", probe, strerror(errno));
		return EXIT_GRADER;
	}
	if (stat(page, &st) < 0 || st.st_size == 0) {
		unlink(page);
		return EXIT_GRADER;
	}
	printf("%s: open it in a browser\n"
	       "The arrow keys step from event to event.\n",
	       page);
	return EXIT_PASSED;
}

/** Judge that check, record its last run, and make a page of the recording. */
static int
trace_check(const struct lab *lab, struct bundle *bundle,
	    const struct options *wanted, const struct tools *tools)
{
	const char *id = wanted->check;
	char *page = strf("%s-%s.html", lab->id, id);
	int recording = memfd_create("recording", MFD_CLOEXEC);
	char *path = strf("/proc/%d/fd/%d", getpid(), recording);
	struct strlist only = {0};
	struct strlist options = {0};
	struct work_check check = {
		.lab = lab, .only = &only, .seed = wanted->seed};
	struct checklist known = {0};
	struct error error;
	struct stat st = {0};
	json_t *result;
	int status = EXIT_FAILED;

	strlist_add(&only, id);
	if (checklist_read(&known, lab, &only, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	setenv("IPCLAB_RECORD", path, 1);
	result = check_work(&check, bundle, &error);
	if (result == NULL)
		die(EXIT_GRADER, "%s", error.text);
	printf("%s: %s\n", id,
	       text_in(json_array_get(json_object_get(result, "checks"), 0),
		       "status"));
	strlist_split(&options, "--quiet --replay", ' ');
	strlist_add(&options, path);
	if (fstat(recording, &st) == 0 && st.st_size > 0)
		status = make_page(tools->probe, page, &options);
	else if (not_run_in(result) != RUN)
		warning("%s", not_run_text(not_run_in(result)));
	else
		warning("%s ran no program to its end: there is nothing to "
			"step through",
			id);
	checklist_clear(&known);
	strlist_clear(&only);
	strlist_clear(&options);
	json_decref(result);
	close(recording);
	free(path);
	free(page);
	return status;
}

/** The lab with only this program, which may be named as in a shell ("./NAME").
    A name that the lab lacks is wrong usage. */
static struct lab
lab_of_one(const struct lab *lab, const char *name)
{
	struct strlist names = {0};
	struct lab one = *lab;

	if (name != NULL && strncmp(name, "./", 2) == 0)
		name += 2;
	one.program_count = 0;
	one.sanitizers = false;
	for (size_t i = 0; i < lab->program_count; i++) {
		/* Programs built from files of ours are the checks' drivers. */
		if (!source_is_labs(lab->programs[i].sources.items[0]))
			strlist_add(&names, lab->programs[i].name);
		if (name == NULL || strcmp(lab->programs[i].name, name) != 0)
			continue;
		one.programs = &lab->programs[i];
		one.program_count = 1;
	}
	if (one.program_count == 0)
		die(EXIT_USAGE, "which program? %s has: %s", lab->id,
		    strlist_join(&names, ", "));
	strlist_clear(&names);
	return one;
}

/** Build the program as check does, and run it with its arguments. */
static int
trace_program(const struct lab *lab, struct bundle *bundle, char **command,
	      struct tools *tools)
{
	struct lab one = lab_of_one(lab, command[0]);
	char *page = strf("%s-%s.html", lab->id, one.programs->name);
	struct strlist options = {0};
	struct sandbox sandbox;
	struct workspace ws = {0};
	struct build build = {0};
	struct error error;
	int status = EXIT_GRADER;

	interrupt_catch();
	if (sandbox_choose(&sandbox, "none", tools, &error) < 0 ||
	    workspace_make(&ws, &one, bundle, &error) < 0) {
		warning("%s", error.text);
		goto cleanup;
	}
	build_lab(&build, &one, &ws, &sandbox, 1);
	if (build.built.count == 0) {
		fputs(text_in(build.json, "output"), stderr);
		status = build.our_fault ? EXIT_GRADER : EXIT_FAILED;
		goto cleanup;
	}
	strlist_split(&options, "--lab --timeout 60 --cpu", ' ');
	strlist_take(&options, strf("%ld", lab->limits.cpu_s));
	strlist_add(&options, "--processes");
	strlist_take(&options, strf("%ld", lab->limits.processes));
	strlist_add(&options, "--");
	strlist_take(&options, strf("%s/%s", ws.bin, command[0]));
	while (*++command != NULL)
		strlist_add(&options, *command);
	if (interrupt_caught() == 0)
		status = make_page(tools->probe, page, &options);
cleanup:
	build_clear(&build);
	workspace_remove(&ws);
	if (status != EXIT_PASSED)
		interrupt_end();
	strlist_clear(&options);
	free(page);
	return status;
}

int
cmd_trace(int argc, char **argv)
{
	struct options options = {0};
	char **args = command_line(&usage, argc, argv, &options);
	struct bundle bundle = {0};
	struct tools tools = {0};
	struct error error;
	struct lab *lab;
	char *folder;
	char *id;
	int status;

	id = args[0] != NULL ? lab_resolve(args[0], NULL) : NULL;
	lab = work_lab(id);
	if (id != NULL) /* take it for the command's name, and parse again */
		args = command_line(&usage, argc - (int)(args - argv), args,
				    &options);
	if (options.check != NULL && args[0] != NULL)
		command_misused(&usage);
	folder = work_folder(options.work, lab);
	work_read(&bundle, lab, folder);
	if (tools_find(&tools, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	status = options.check != NULL
			 ? trace_check(lab, &bundle, &options, &tools)
			 : trace_program(lab, &bundle, args, &tools);
	tools_free(&tools);
	bundle_clear(&bundle);
	lab_free(lab);
	free(folder);
	free(id);
	return status;
}
