/* SPDX-License-Identifier: MIT */
/* ipclab watch: check again each time a file of the lab is saved. */
#include "ipclab/commands/command.h"
#include "ipclab/commands/student_files.h"

#include <errno.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

static const char help[] =
	"Usage: ipclab watch [LAB] [--only ID] [--work DIR]\n"
	"Check your work now, and again each time you save one of the lab's "
	"files.\n"
	"Options as for 'ipclab check'. End it with Ctrl-C.\n";

struct watching {
	const struct lab *lab;
	const char *work;
	const char *only;
};

/** Run ipclab check in a process of its own, and wait for it. */
static void
check(const struct watching *w)
{
	struct strlist argv = {0};
	pid_t pid;

	strlist_add(&argv, "ipclab");
	strlist_add(&argv, "check");
	strlist_add(&argv, w->lab->id);
	strlist_add(&argv, "--work");
	strlist_add(&argv, w->work);
	if (w->only != NULL) {
		strlist_add(&argv, "--only");
		strlist_add(&argv, w->only);
	}
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		execv("/proc/self/exe", argv.items);
		_exit(EXIT_GRADER);
	}
	while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	strlist_clear(&argv);
	printf("\nwatching %s: save a file to check again, Ctrl-C to end\n",
	       w->work);
	fflush(stdout);
}

/** Read what happened. Was it to one of the lab's files? */
static bool
concerns_us(int events, const struct lab *lab)
{
	_Alignas(struct inotify_event) char buffer[16384];
	ssize_t got = read(events, buffer, sizeof(buffer));
	bool ours = false;

	for (char *at = buffer; got > 0 && at < buffer + got;) {
		struct inotify_event *event = (struct inotify_event *)at;

		if (event->len > 0 && strlist_has(&lab->files, event->name))
			ours = true;
		at += sizeof(*event) + event->len;
	}
	return ours;
}

static _Noreturn void
watch(const struct watching *w)
{
	int events = inotify_init1(IN_CLOEXEC);

	/* An editor writes the file, or puts a new one in its place. */
	if (events < 0 || inotify_add_watch(events, w->work,
					    IN_CLOSE_WRITE | IN_MOVED_TO) < 0)
		die(EXIT_USAGE,
		    "%s: %s; name the folder of your files: "
		    "--work DIR",
		    w->work, strerror(errno));
	check(w);
	for (;;)
		if (concerns_us(events, w->lab))
			check(w);
}

int
cmd_watch(int argc, char **argv)
{
	static const struct option longs[] = {
		{"only", required_argument, NULL, 'o'},
		{"work", required_argument, NULL, 'w'},
		{"help", no_argument, NULL, 'h'},
		{0}};
	struct watching w = {0};
	const char *given = NULL;
	int option;

	while ((option = getopt_long(argc, argv, "", longs, NULL)) != -1) {
		if (option == 'w')
			given = optarg;
		else if (option == 'o')
			w.only = optarg;
		else
			usage(option == 'h' ? EXIT_PASSED : EXIT_USAGE, "watch",
			      help);
	}
	if (argc - optind > 1)
		usage(EXIT_USAGE, "watch", help);
	w.lab = work_lab(argv[optind]);
	w.work = work_folder(given, w.lab);
	watch(&w);
}
