/* SPDX-License-Identifier: MIT */
#include "ipclab/class/class.h"

#include "ipclab/base/interrupt.h"
#include "ipclab/book/attempts.h"
#include "ipclab/book/gradebook_read.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct slot {
	const struct submission *submission; /* NULL: the slot is free */
	struct worker worker;
	bool again; /* its first worker gave no answer */
};

struct class
{
	struct taking taking;
	const struct intake *intake;
	size_t *order; /* indexes into intake, longest first */
	size_t next;
	struct slot *slots;
	size_t jobs;
};

static int
start_worker(struct class *class, struct slot *slot, struct error *error)
{
	struct gradebook *book = class->taking.out->book;
	const char *name = slot->submission->name;
	json_t *known = attempts_known(book, name, gradebook_known(book, name));
	int done = worker_start(&slot->worker, class->taking.session,
				slot->submission, known);

	json_decref(known);
	if (done == 0) {
		progress_now(class->taking.progress, slot->submission->name);
		return 0;
	}
	slot->submission = NULL;
	return error_set(error,
			 "no worker could be started: %s; run it again, "
			 "nothing that was graded is lost",
			 strerror(errno));
}

static int
start_next(struct class *class, struct slot *slot, struct error *error)
{
	slot->submission = &class->intake->items[class->order[class->next++]];
	slot->again = false;
	return start_worker(class, slot, error);
}

/** A worker has ended. If it gave no answer, its submission gets a second
 *  chance. */
static int
finish(struct class *class, struct slot *slot, struct error *error)
{
	const struct submission *submission = slot->submission;
	struct error failure;
	json_t *answer = worker_end(&slot->worker, &failure);

	if (answer == NULL && !slot->again && interrupt_caught() == 0) {
		slot->again = true;
		return start_worker(class, slot, error);
	}
	if (answer == NULL && slot->again)
		strncat(failure.text, ", twice: the submission may provoke it",
			sizeof(failure.text) - strlen(failure.text) - 1);
	slot->submission = NULL;
	return answer_take(&class->taking, submission, answer, &failure, error);
}

/** Wait until a worker ends or a signal comes. */
static void
wait_for_one(struct class *class)
{
	struct pollfd *fds = xcalloc(class->jobs, sizeof(*fds));
	sigset_t all;
	sigset_t old;

	for (size_t i = 0; i < class->jobs; i++) {
		fds[i].fd = class->slots[i].submission != NULL
				    ? class->slots[i].worker.pidfd
				    : -1;
		fds[i].events = POLLIN;
	}
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &old);
	if (interrupt_caught() == 0 && ppoll(fds, class->jobs, NULL, &old) < 0)
		memset(fds, 0, class->jobs * sizeof(*fds));
	sigprocmask(SIG_SETMASK, &old, NULL);
	free(fds);
}

static bool
is_done(const struct slot *slot)
{
	struct pollfd fd = {.fd = slot->worker.pidfd, .events = POLLIN};

	return slot->submission != NULL && poll(&fd, 1, 0) == 1;
}

/** End the workers that are still running; each kills its own children. */
static void
stop_all(struct class *class)
{
	struct error ignored;

	for (size_t i = 0; i < class->jobs; i++)
		if (class->slots[i].submission != NULL)
			kill(class->slots[i].worker.pid, SIGTERM);
	for (size_t i = 0; i < class->jobs; i++)
		if (class->slots[i].submission != NULL)
			json_decref(
				worker_end(&class->slots[i].worker, &ignored));
}

static int
loop(struct class *class, struct error *error)
{
	size_t busy;
	int done = 0;

	do {
		busy = 0;
		for (size_t i = 0; i < class->jobs && done == 0; i++) {
			struct slot *slot = &class->slots[i];

			if (is_done(slot))
				done = finish(class, slot, error);
			if (done == 0 && slot->submission == NULL &&
			    class->next < class->intake->count)
				done = start_next(class, slot, error);
			busy += slot->submission != NULL;
		}
		if (done == 0 && busy > 0)
			wait_for_one(class);
		if (interrupt_caught() != 0)
			done = error_set(error,
					 "stopped; what was graded is kept: "
					 "run it again to go on");
	} while (done == 0 && busy > 0);
	return done;
}

/** Longest first, so that at the end no core waits for a long one that started
 *  late. */
static void
put_in_order(struct class *class)
{
	size_t count = class->intake->count;
	double *seconds = xcalloc(count, sizeof(*seconds));

	for (size_t i = 0; i < count; i++)
		seconds[i] = gradebook_seconds(class->taking.out->book,
					       class->intake->items[i].name);
	for (size_t i = 0; i < count; i++) {
		size_t k = i;

		for (; k > 0 && seconds[class->order[k - 1]] < seconds[i]; k--)
			class->order[k] = class->order[k - 1];
		class->order[k] = i;
	}
	free(seconds);
}

int
class_grade(const struct taking *taking, const struct intake *intake,
	    size_t jobs, struct error *error)
{
	struct class class = {
		.taking = *taking,
		.intake = intake,
		.order = xcalloc(intake->count, sizeof(*class.order)),
		.slots = xcalloc(jobs, sizeof(*class.slots)),
		.jobs = jobs};
	int done;

	put_in_order(&class);
	done = gradebook_all_read(taking->out->book, error);
	if (done == 0)
		done = loop(&class, error);
	if (done < 0)
		stop_all(&class);
	free(class.order);
	free(class.slots);
	return done;
}
