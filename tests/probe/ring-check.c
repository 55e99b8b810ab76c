/*
 * A busy ring of processes passes one byte round and round; meanwhile the
 * double check for deadlock is asked again and again. It must always say no.
 *
 *	ring-check CHECKS [PROCESSES]
 *
 * Prints how often it said yes; exits 0 if never.
 */
#include "probe/live/fd_table.h"
#include "probe/live/procfs.h"
#include "probe/model/model.h"
#include "probe/model/model_apply.h"
#include "probe/waits/partners.h"
#include "probe/watch/deadlock.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RING_MAX = 32 };

static void
die(const char *what)
{
	perror(what);
	kill(0, SIGKILL);
	exit(2);
}

static void __attribute__((noreturn)) pass_on(int from, int to)
{
	char byte;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;)
		if (read(from, &byte, 1) != 1 || write(to, &byte, 1) != 1)
			_exit(1);
}

static void
start_ring(pid_t *pids, int pipes[][2], int len)
{
	for (int i = 0; i < len; i++)
		if (pipe(pipes[i]) == -1)
			die("pipe");
	for (int i = 0; i < len; i++) {
		pids[i] = fork();
		if (pids[i] == -1)
			die("fork");
		if (pids[i] == 0)
			pass_on(pipes[i][0], pipes[(i + 1) % len][1]);
	}
}

/* Tell the model of the ring as if it had been traced. */
static void
tell(struct model *model, struct tasks *tasks, const pid_t *pids, int len)
{
	struct event event = {.nr = -1, .fd = -1, .fd2 = -1};

	event.kind = EVENT_START;
	event.path = "ring";
	event.pid = event.tid = pids[0];
	model_apply(model, &event);
	for (int i = 0; i < len; i++) {
		struct fd_table table;

		event.kind = EVENT_FORK;
		event.pid = event.tid = pids[0];
		event.child = pids[i];
		if (i > 0)
			model_apply(model, &event);
		if (procfs_fd_table(pids[i], NULL, NULL, &table) == -1)
			die("descriptor table");
		event.kind = EVENT_EXEC;
		event.pid = event.tid = pids[i];
		event.table = table.rows;
		event.table_len = table.len;
		model_apply(model, &event);
		fd_table_free(&table);
		event.table = NULL;
		event.table_len = 0;
		if (!tasks_get(tasks, pids[i]))
			die("memory");
	}
}

int
main(int argc, char *argv[])
{
	long checks = argc > 1 ? atol(argv[1]) : 1000, yes = 0;
	int len = argc > 2 ? atoi(argv[2]) : 8, pipes[RING_MAX][2];
	pid_t pids[RING_MAX];
	struct outside nobody;
	static const struct run_limits none;
	struct live live = {
		.model = model_new(), .limits = &none, .outside = &nobody};
	bool stuck;

	outside_begin(&nobody, NULL);
	if (len < 2 || len > RING_MAX || !live.model)
		return 2;
	start_ring(pids, pipes, len);
	tell(live.model, &live.tasks, pids, len);
	if (write(pipes[0][1], "x", 1) != 1)
		die("write");
	for (long i = 0; i < checks; i++)
		yes += deadlock_certain(&live);
	/* the other way round: one that stands still is reported */
	kill(pids[0], SIGSTOP);
	waitpid(pids[0], NULL, WUNTRACED);
	kill(pids[0], SIGKILL);
	waitpid(pids[0], NULL, 0);
	tasks_drop(&live.tasks, tasks_find(&live.tasks, pids[0]));
	do
		stuck = deadlock_certain(&live);
	while (!stuck && waitpid(-1, NULL, WNOHANG) == 0);
	for (int i = 1; i < len; i++)
		kill(pids[i], SIGKILL);
	printf("%ld false alarms in %ld checks; the broken ring was %s\n", yes,
	       checks, stuck ? "found" : "missed");
	return yes != 0 || !stuck;
}
