/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/watch.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/run_program.h"
#include "ipclab/commands/command.h"
#include "ipclab/commands/keyboard.h"
#include "ipclab/terminal/terminal.h"
#include "ipclab/terminal/terminal_order.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

pid_t
watch_start(const struct watching *w, const struct strlist *argv)
{
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		/* Ctrl-C is meant for us; we end this process. */
		signal(SIGINT, SIG_IGN);
		signal(SIGHUP, SIG_IGN);
		sigprocmask(SIG_SETMASK, &w->usual, NULL);
		execv("/proc/self/exe", argv->items);
		_exit(EXIT_GRADER);
	}
	if (pid < 0)
		die(EXIT_GRADER, "fork: %s", strerror(errno));
	return pid;
}

/** "12:34:56". */
static const char *
clock_time(void)
{
	static char text[16];
	time_t now = time(NULL);
	struct tm tm;

	strftime(text, sizeof(text), "%H:%M:%S", localtime_r(&now, &tm));
	return text;
}

void
watch_tell_keys(const struct watching *w)
{
	if (keyboard_is_there())
		printf("%s  %sh%sint  %se%sxplain  %sa%sll  %sn%sext lab  "
		       "%sq%suit ",
		       clock_time(), style_bold(), style_off(), style_bold(),
		       style_off(), style_bold(), style_off(), style_bold(),
		       style_off(), style_bold(), style_off());
	else
		printf("\nwatching %s at %s: save a file to check again, "
		       "Ctrl-C to end\n",
		       w->work, clock_time());
	fflush(stdout);
}

void
watch_page(const struct watching *w, const char *command, const char *one,
	   const char *two, size_t more)
{
	struct strlist argv = {0};

	strlist_add(&argv, "ipclab");
	strlist_add(&argv, command);
	strlist_add(&argv, one);
	if (two != NULL)
		strlist_add(&argv, two);
	while (more-- > 0)
		strlist_add(&argv, "--more");
	keyboard_clear(stdout);
	keyboard_release();
	run_reap(watch_start(w, &argv));
	keyboard_take();
	strlist_clear(&argv);
	watch_tell_keys(w);
}

const json_t *
watch_to_work_on(const struct watching *w, json_t **ordered)
{
	*ordered = w->lab_json != NULL ? terminal_in_order(w->lab_json) : NULL;
	return *ordered != NULL ? terminal_first_failure(*ordered) : NULL;
}

void
watch_hint(struct watching *w)
{
	json_t *ordered;
	const json_t *first = watch_to_work_on(w, &ordered);
	long todo = first != NULL ? terminal_todo_to_do(ordered, first) : 0;
	char *number = strf("%ld", todo);

	if (todo > 0)
		watch_page(w, "hint", w->lab->id, number, w->hints++);
	free(number);
	json_decref(ordered);
}

void
watch_explanation(const struct watching *w)
{
	json_t *ordered;
	const json_t *first = watch_to_work_on(w, &ordered);
	const json_t *finding =
		json_array_get(json_object_get(first, "findings"), 0);

	if (finding != NULL)
		watch_page(w, "explain", text_in(finding, "id"), NULL, 0);
	json_decref(ordered);
}
