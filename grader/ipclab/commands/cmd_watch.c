/* SPDX-License-Identifier: MIT */
/* ipclab watch: check again each time a file of the lab is saved. */
#include "ipclab/base/interrupt.h"
#include "ipclab/base/json_in.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/keyboard.h"
#include "ipclab/commands/student_files.h"
#include "ipclab/commands/watch.h"
#include "ipclab/lab/labs.h"
#include "ipclab/terminal/terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct options {
	const char *only;
	const char *work;
};

static const struct option_row rows[] = {
	{"only", "ID", AS_TEXT(only), "as for 'ipclab check'"},
	{"work", "DIR", AS_TEXT(work), "as for 'ipclab check'"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab watch",
	.arguments = "[LAB] [--only ID] [--work DIR]",
	.about = "Check your work now, and again each time you save one of the "
		 "lab's files. What failed last is checked first.",
	.more = "Keys on a terminal:\n"
		"  h  a hint for the current TODO; once more: one step more\n"
		"  e  explain the finding\n"
		"  a  everything that every check saw, or back to one thing "
		"first\n"
		"  c  check again\n"
		"  n  next lab\n"
		"  q  quit (so does Ctrl-C)",
	.rows = rows,
	.most = 1,
};

static void
stop_check(struct watching *w)
{
	if (w->check > 0)
		interrupt_child(w->check);
	w->check = 0;
}

/** Start a check on a clear screen. It replaces one that is still running. */
static void
check(struct watching *w)
{
	struct strlist argv = {0};

	stop_check(w);
	if (ftruncate(w->result, 0) < 0)
		die(EXIT_GRADER, "memfd: %s", strerror(errno));
	strlist_add(&argv, "ipclab");
	strlist_add(&argv, "check");
	strlist_add(&argv, w->lab->id);
	strlist_add(&argv, "--work");
	strlist_add(&argv, w->work);
	strlist_add(&argv, "--json");
	strlist_take(&argv, strf("/proc/self/fd/%d", w->result));
	if (w->all)
		strlist_add(&argv, "--all");
	if (w->only != NULL) {
		strlist_add(&argv, "--only");
		strlist_add(&argv, w->only);
	} else if (w->failed != NULL) {
		strlist_add(&argv, "--first");
		strlist_add(&argv, w->failed);
	}
	keyboard_clear(stdout);
	w->key = 0;
	w->check = watch_start(w, &argv);
	strlist_clear(&argv);
}

/** A check has ended: keep its result. */
static void
take_result(struct watching *w)
{
	char *path = strf("/proc/self/fd/%d", w->result);
	const json_t *first;
	json_t *ordered;

	w->check = 0;
	w->hints = 0;
	json_decref(w->lab_json);
	free(w->failed);
	w->lab_json = json_load_file(path, 0, NULL);
	first = watch_to_work_on(w, &ordered);
	w->failed = first != NULL ? xstrdup(text_in(first, "id")) : NULL;
	json_decref(ordered);
	free(path);
	watch_tell_keys(w);
}

/** Start watching the folder. */
static void
look_at(struct watching *w)
{
	if (w->events >= 0)
		close(w->events);
	w->events = inotify_init1(IN_CLOEXEC);
	/* Editors either write to the file or replace it by a new one. */
	if (w->events < 0 ||
	    inotify_add_watch(w->events, w->work,
			      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
				      IN_DELETE | IN_DELETE_SELF |
				      IN_MOVE_SELF) < 0)
		die(EXIT_USAGE,
		    "%s: %s; name the folder of your files: --work DIR",
		    w->work, strerror(errno));
}

/** Go on to the next lab, whose folder is beside this one; start it if it has
    none. */
static void
next_lab(struct watching *w)
{
	struct strlist ids = {0};
	struct error error;
	struct stat st;
	struct lab *lab = NULL;
	char *work;

	if (lab_ids(&ids, &error) == 0)
		for (size_t i = 0; i + 1 < ids.count; i++)
			if (strcmp(ids.items[i], w->lab->id) == 0)
				lab = lab_read(ids.items[i + 1], &error);
	strlist_clear(&ids);
	if (lab == NULL)
		return; /* this is the last one */
	stop_check(w);
	work = strf("%s/../%s", w->work, lab->id);
	if (stat(work, &st) < 0)
		watch_page(w, "start", lab->id, work, 0);
	lab_free(w->lab);
	free(w->work);
	w->lab = lab;
	w->work = work;
	w->only = NULL;
	free(w->failed);
	w->failed = NULL;
	look_at(w);
	check(w);
}

/** Read the events. Does one concern a file of the lab? */
static bool
concerns_us(struct watching *w)
{
	_Alignas(struct inotify_event) char buffer[16384];
	ssize_t got = read(w->events, buffer, sizeof(buffer));
	bool ours = false;

	for (char *at = buffer; got > 0 && at < buffer + got;) {
		struct inotify_event *event = (struct inotify_event *)at;

		if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF)) {
			stop_check(w);
			keyboard_release();
			die(EXIT_USAGE,
			    "%s: the folder is gone; say where your files are: "
			    "--work DIR",
			    w->work);
		}
		if (event->len > 0 && strlist_has(&w->lab->files, event->name))
			ours = true;
		at += sizeof(*event) + event->len;
	}
	return ours;
}

static _Noreturn void
end(struct watching *w, int number)
{
	stop_check(w);
	keyboard_release();
	if (keyboard_is_there())
		putchar('\n');
	fflush(stdout);
	if (number == 0)
		exit(EXIT_PASSED);
	interrupt_end_by(number);
}

/** During a check there is nothing to show yet: remember the latest key. */
static void
press(struct watching *w, int key)
{
	if (key == 'q') {
		end(w, 0);
	} else if (key == 'n') {
		next_lab(w);
	} else if (w->check > 0) {
		w->key = key;
	} else if (key == 'h') {
		watch_hint(w);
	} else if (key == 'e') {
		watch_explanation(w);
	} else if (key == 'a' || key == 'c') {
		w->all ^= key == 'a';
		check(w);
	}
}

static void
on_signal(struct watching *w)
{
	struct signalfd_siginfo info;

	if (read(w->signals, &info, sizeof(info)) != sizeof(info))
		return;
	if (info.ssi_signo == SIGCHLD) {
		int key = w->key;

		if (w->check <= 0 || waitpid(w->check, NULL, WNOHANG) <= 0)
			return;
		w->key = 0;
		take_result(w);
		press(w, key);
	} else if (info.ssi_signo == SIGWINCH || info.ssi_signo == SIGCONT) {
		if (!keyboard_is_there())
			return;
		keyboard_take();
		check(w);
	} else {
		end(w, (int)info.ssi_signo);
	}
}

static void
prepare(struct watching *w)
{
	static const int numbers[] = {SIGCHLD, SIGCONT, SIGHUP,
				      SIGINT,  SIGTERM, SIGWINCH};
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		sigaddset(&set, numbers[i]);
	sigprocmask(SIG_BLOCK, &set, &w->usual);
	w->signals = signalfd(-1, &set, SFD_CLOEXEC);
	w->result = memfd_create("result", 0);
	if (w->signals < 0 || w->result < 0)
		die(EXIT_GRADER, "watch: %s", strerror(errno));
	w->events = -1;
	look_at(w);
	terminal_start(stdout);
	if (terminal_is_screen())
		keyboard_take();
}

static _Noreturn void
watch(struct watching *w)
{
	prepare(w);
	check(w);
	for (;;) {
		struct pollfd fds[] = {
			{w->events, POLLIN, 0},
			{w->signals, POLLIN, 0},
			{keyboard_is_there() ? STDIN_FILENO : -1, POLLIN, 0}};

		if (poll(fds, 3, -1) < 0)
			continue;
		if (fds[1].revents != 0)
			on_signal(w);
		if (fds[0].revents != 0 && concerns_us(w))
			check(w);
		if (fds[2].revents != 0)
			press(w, keyboard_read());
	}
}

int
cmd_watch(int argc, char **argv)
{
	struct options options = {0};
	char **args = command_line(&usage, argc, argv, &options);
	struct watching w = {.only = options.only};

	w.lab = work_lab(args[0]);
	w.work = work_folder(options.work, w.lab);
	watch(&w);
}
