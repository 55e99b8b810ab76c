/* SPDX-License-Identifier: MIT */
/* What ipclab watch shows between checks. */
#ifndef IPCLAB_WATCH_H
#define IPCLAB_WATCH_H

#include "ipclab/lab/lab.h"

#include <jansson.h>
#include <signal.h>
#include <sys/types.h>

struct watching {
	struct lab *lab;
	char *work;
	const char *only;
	int events;       /* inotify: the folder's */
	int signals;      /* signalfd */
	sigset_t usual;   /* the signal mask for programs that we start */
	int result;       /* a memfd: the last check's --json */
	pid_t check;      /* the check that is running, or 0 */
	bool all;         /* it shows everything */
	json_t *lab_json; /* its result; NULL: none */
	char *failed;     /* id of the failure to show first, or NULL */
	size_t hints;     /* steps shown since then */
	int key;          /* a key pressed during the check, or 0 */
};

/** Start this program with other arguments. Returns the child's PID. */
pid_t watch_start(const struct watching *w, const struct strlist *argv);

/** Print, below a verdict, its time and the keys that can be pressed. */
void watch_tell_keys(const struct watching *w);

/** Have this program print a page about the lab; meanwhile it has the
 *  terminal. */
void watch_page(const struct watching *w, const char *command, const char *one,
		const char *two, size_t more);

/** The failure to work on next; NULL: none is known. *ordered owns it; the
 *  caller drops that. */
const json_t *watch_to_work_on(const struct watching *w, json_t **ordered);

/** Show a hint for the current TODO, one step more each time. */
void watch_hint(struct watching *w);

/** Show the page that explains the first finding. */
void watch_explanation(const struct watching *w);

#endif
