/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/bats.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Add "NAME=value", where the value is a list joined by spaces. */
static void
add_list(struct strlist *env, const char *name, const struct strlist *list)
{
	char *joined = strlist_join(list, " ");

	strlist_take(env, strf("%s=%s", name, joined));
	free(joined);
}

static void
add_limits(struct strlist *env, const struct lab_limits *l)
{
	strlist_take(env, strf("IPCLAB_LIMIT_WALL_S=%ld", l->wall_s));
	strlist_take(env, strf("IPCLAB_LIMIT_CPU_S=%ld", l->cpu_s));
	strlist_take(env,
		     strf("IPCLAB_LIMIT_CPU_TOTAL_S=%.3f", l->cpu_total_s));
	strlist_take(env, strf("IPCLAB_LIMIT_SPIN_S=%.3f", l->spin_s));
	/* Looking up an error's lines takes long, without a system call. */
	strlist_take(env, strf("IPCLAB_SANE_SPIN_S=%.3f", 5 * l->spin_s));
	strlist_take(env, strf("IPCLAB_LIMIT_MEMORY_MB=%ld", l->memory_mb));
	strlist_take(env, strf("IPCLAB_LIMIT_OUTPUT_MB=%ld", l->output_mb));
	strlist_take(env, strf("IPCLAB_LIMIT_FILE_MB=%ld", l->file_mb));
	strlist_take(env, strf("IPCLAB_LIMIT_PROCESSES=%ld", l->processes));
}

static void
environment(struct strlist *env, const struct grading *g,
	    const struct workspace *ws, const struct build *build)
{
	const char *libs = getenv("BATS_LIB_PATH");

	strlist_add(env, "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:"
			 "/usr/bin:/sbin:/bin");
	strlist_add(env, "LANG=C.UTF-8");
	strlist_add(env, "TERM=dumb");
	strlist_take(env, strf("HOME=%s", ws->home));
	strlist_take(env, strf("TMPDIR=%s", ws->tmp));
	strlist_take(env, strf("BATS_LIB_PATH=%s",
			       libs != NULL ? libs : "/usr/lib/bats"));
	strlist_take(env,
		     strf("IPCLAB_CHECKS=%s/grader/checks", kit_datadir()));
	strlist_take(env, strf("IPCLAB_PROBE=%s", g->sandbox->tools->probe));
	strlist_take(env, strf("IPCLAB_PROBE_ARGS=%s",
			       sandbox_probe_args(g->sandbox)));
	strlist_take(env, strf("IPCLAB_LABDIR=%s", g->lab->dir));
	strlist_take(env, strf("IPCLAB_SRC=%s", ws->src));
	strlist_take(env, strf("IPCLAB_BIN=%s", ws->bin));
	if (g->lab->sanitizers)
		strlist_take(env, strf("IPCLAB_SANE=%s", ws->sane));
	strlist_take(env, strf("IPCLAB_OUT=%s", ws->out));
	/* For `make bench`: a file for how long each run took. */
	if (getenv("IPCLAB_TIMES") != NULL)
		strlist_take(env,
			     strf("IPCLAB_TIMES=%s", getenv("IPCLAB_TIMES")));
	/* For `ipclab trace`: a file for the last run's recording. */
	if (getenv("IPCLAB_RECORD") != NULL)
		strlist_take(env,
			     strf("IPCLAB_RECORD=%s", getenv("IPCLAB_RECORD")));
	if (g->pages)
		strlist_add(env, "IPCLAB_PAGES=1");
	strlist_take(env, strf("IPCLAB_SEED=%lu", g->seed));
	add_list(env, "IPCLAB_UNBUILT", &build->unbuilt);
	add_list(env, "IPCLAB_FILES", &g->lab->files);
	add_list(env, "IPCLAB_FORBIDDEN", &g->lab->forbidden);
	add_limits(env, &g->lab->limits);
}

/** Add a copy of this file with those of the checks that it has, if any. */
static int
add_file(struct strlist *argv, const struct strlist *ids, const char *from,
	 const struct workspace *ws, size_t lot, struct error *error)
{
	char *to = strf("%s/%zu-%s", ws->out, lot, strrchr(from, '/') + 1);
	int written = checklist_write(from, to, ids, error);

	if (written > 0)
		strlist_add(argv, to);
	free(to);
	return written < 0 ? -1 : 0;
}

/**
 * Write the checks of one lot to files of their own: Bats's --filter selects by
 * title, and --filter-tags takes 10 ms for each check.
 */
static int
arguments(struct strlist *argv, const struct grading *g,
	  const struct checklist *list, const struct workspace *ws,
	  const size_t *lot_of, size_t lot, struct error *error)
{
	char *seen = strf("%s/checks.bats", g->lab->dir);
	struct strlist ids = {0};
	int result;

	strlist_add(argv, g->sandbox->tools->bats);
	strlist_add(argv, "--formatter");
	strlist_add(argv, "tap");
	for (size_t i = 0; i < list->count; i++)
		if (lot_of[i] == lot)
			strlist_add(&ids, list->checks[i].id);
	result = add_file(argv, &ids, seen, ws, lot, error);
	if (result == 0 && g->lab->hidden != NULL)
		result = add_file(argv, &ids, g->lab->hidden, ws, lot, error);
	strlist_clear(&ids);
	free(seen);
	return result;
}

int
bats_run(const struct grading *grading, const struct checklist *list,
	 const struct workspace *ws, const struct build *build,
	 const size_t *lot_of, size_t lots,
	 const struct bats_listener *listeners, struct run_end *ends,
	 struct error *error)
{
	struct strlist *argv = xcalloc(lots, sizeof(*argv));
	struct program_run *runs = xcalloc(lots, sizeof(*runs));
	struct strlist env = {0};
	/* Enough for each check to reach its own limit several times over. */
	long limit_ms =
		60000 + 3000 * grading->lab->limits.wall_s * (long)list->count;
	int result = 0;

	environment(&env, grading, ws, build);
	for (size_t lot = 0; lot < lots; lot++) {
		if (arguments(&argv[lot], grading, list, ws, lot_of, lot,
			      error) < 0)
			result = -1;
		runs[lot] = (struct program_run){.argv = argv[lot].items,
						 .env = env.items,
						 .cwd = ws->tmp,
						 .limit_ms = limit_ms,
						 .output_cap = 4 << 20};
		if (listeners != NULL) {
			runs[lot].more = listeners[lot].more;
			runs[lot].listener = listeners[lot].context;
		}
	}
	if (result == 0 && (result = run_all(runs, lots, ends)) < 0)
		error_set(error, "%s: %s", grading->sandbox->tools->bats,
			  strerror(errno));
	for (size_t lot = 0; lot < lots; lot++)
		strlist_clear(&argv[lot]);
	strlist_clear(&env);
	free(argv);
	free(runs);
	return result;
}
