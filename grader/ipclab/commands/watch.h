/* SPDX-License-Identifier: MIT */
/* What ipclab watch shows between two checks. */
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
	sigset_t usual;   /* the mask of the programs we start */
	int result;       /* a memfd: the last check's --json */
	pid_t check;      /* the check that runs, or 0 */
	bool all;         /* that check shows everything */
	json_t *lab_json; /* its result; NULL: none */
	char *failed;     /* id of the first failure, to begin with; or NULL */
	size_t hints;     /* steps shown since */
	int key;          /* a key pressed meanwhile, for when it ends; or 0 */
};

/** Start this program with other arguments. Returns its process. */
pid_t watch_start(const struct watching *w, const struct strlist *argv);

/** Below a verdict: when it was reached, and what can be done now. */
void watch_tell_keys(const struct watching *w);

/** A page that this program prints about the lab: it has the terminal
 *  meanwhile. */
void watch_page(const struct watching *w, const char *command, const char *one,
		const char *two, size_t more);

/** The failure to work on, in the order to work in; NULL: none is known. The
    caller drops *ordered. */
const json_t *watch_to_work_on(const struct watching *w, json_t **ordered);

/** A hint on the current TODO: one more step each time. */
void watch_hint(struct watching *w);

/** The page that explains the first finding. */
void watch_explanation(const struct watching *w);

#endif
