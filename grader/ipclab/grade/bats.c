/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/bats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** "NAME=value" made of a list, separated by spaces. */
static void
add_list(struct strlist *env, const char *name, const struct strlist *list)
{
	char *joined = strlist_join(list, " ");

	strlist_take(env, strf("%s=%s", name, joined));
	free(joined);
}

static void
add_limits(struct strlist *env, const struct limits *l)
{
	strlist_take(env, strf("IPCLAB_LIMIT_WALL_S=%ld", l->wall_s));
	strlist_take(env, strf("IPCLAB_LIMIT_CPU_S=%ld", l->cpu_s));
	strlist_take(env, strf("IPCLAB_LIMIT_CPU_TOTAL_S=%ld.%03ld",
			       l->cpu_total_ms / 1000, l->cpu_total_ms % 1000));
	strlist_take(env, strf("IPCLAB_LIMIT_SPIN_S=%ld.%03ld",
			       l->spin_ms / 1000, l->spin_ms % 1000));
	strlist_take(env, strf("IPCLAB_LIMIT_MEMORY_MB=%ld", l->memory_mb));
	strlist_take(env, strf("IPCLAB_LIMIT_OUTPUT_MB=%ld", l->output_mb));
	strlist_take(env, strf("IPCLAB_LIMIT_FILE_MB=%ld", l->file_mb));
	strlist_take(env, strf("IPCLAB_LIMIT_PROCESSES=%ld", l->processes));
}

static void
environment(struct strlist *env, const struct grading *g,
	    const struct workspace *ws, const struct build *build)
{
	char *programs;
	struct strlist names = {0};
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
	strlist_take(env, strf("IPCLAB_LAB=%s", g->lab->id));
	strlist_take(env, strf("IPCLAB_LABDIR=%s", g->lab->dir));
	strlist_take(env, strf("IPCLAB_SRC=%s", ws->src));
	strlist_take(env, strf("IPCLAB_BIN=%s", ws->bin));
	strlist_take(env, strf("IPCLAB_SANE=%s", ws->sane));
	strlist_take(env, strf("IPCLAB_OUT=%s", ws->out));
	/* For `make bench`: a file that gets how long each run took. */
	if (getenv("IPCLAB_TIMES") != NULL)
		strlist_take(env,
			     strf("IPCLAB_TIMES=%s", getenv("IPCLAB_TIMES")));
	/* For `ipclab trace`: a file that gets the last run's recording. */
	if (getenv("IPCLAB_RECORD") != NULL)
		strlist_take(env,
			     strf("IPCLAB_RECORD=%s", getenv("IPCLAB_RECORD")));
	strlist_take(env, strf("IPCLAB_SEED=%lu", g->seed));
	for (size_t i = 0; i < g->lab->program_count; i++)
		strlist_add(&names, g->lab->programs[i].name);
	programs = strlist_join(&names, " ");
	strlist_take(env, strf("IPCLAB_PROGRAMS=%s", programs));
	add_list(env, "IPCLAB_UNBUILT", &build->unbuilt);
	add_list(env, "IPCLAB_FILES", &g->lab->files);
	add_list(env, "IPCLAB_FORBIDDEN", &g->lab->forbidden);
	add_limits(env, &g->lab->limits);
	strlist_clear(&names);
	free(programs);
}

static bool
is_plain(char c)
{
	return strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		      "0123456789",
		      c) != NULL;
}

/**
 * The titles of one lot's checks as a regular expression. Bats compares it with
 * the text between the quotes of "@test", which may have a backslash more than
 * the title: what is no letter or digit only has to be something such.
 */
static char *
titles(const struct checklist *list, const size_t *lot_of, size_t lot)
{
	char *text = NULL;
	size_t size;
	FILE *out = xmemstream(&text, &size);
	bool any = false;

	for (size_t i = 0; i < list->count; i++) {
		if (lot_of[i] != lot)
			continue;
		fputs(any ? "|" : "^(", out);
		any = true;
		for (const char *c = list->checks[i].title; *c != '\0'; c++) {
			if (is_plain(*c))
				fputc(*c, out);
			else if (c[1] == '\0' || is_plain(c[1]))
				fputs("[^A-Za-z0-9]+", out);
		}
	}
	fputs(")$", out);
	fclose(out);
	return text;
}

/**
 * The checks of one lot, all if it is the only one. Not by --filter-tags: that
 * takes Bats 10 ms a check.
 */
static void
arguments(struct strlist *argv, const struct grading *g,
	  const struct checklist *list, const size_t *lot_of, size_t lot,
	  size_t lots)
{
	bool hidden = false;
	bool seen = false;

	strlist_add(argv, g->sandbox->tools->bats);
	strlist_add(argv, "--formatter");
	strlist_add(argv, "tap");
	if (lots > 1 || (g->only != NULL && g->only->count > 0)) {
		strlist_add(argv, "--filter");
		strlist_take(argv, titles(list, lot_of, lot));
	}
	for (size_t i = 0; i < list->count; i++) {
		if (lot_of[i] != lot)
			continue;
		hidden |= list->checks[i].hidden;
		seen |= !list->checks[i].hidden;
	}
	if (seen)
		strlist_take(argv, strf("%s/checks.bats", g->lab->dir));
	if (hidden && g->lab->hidden != NULL)
		strlist_add(argv, g->lab->hidden);
}

int
bats_run(const struct grading *grading, const struct checklist *list,
	 const struct workspace *ws, const struct build *build,
	 const size_t *lot_of, size_t lots,
	 const struct bats_listener *listeners, struct run_end *ends)
{
	struct strlist *argv = xcalloc(lots, sizeof(*argv));
	struct run *runs = xcalloc(lots, sizeof(*runs));
	struct strlist env = {0};
	/* Enough for each check to run into its own limit some times. */
	long limit_ms =
		60000 + 3000 * grading->lab->limits.wall_s * (long)list->count;
	int result;

	environment(&env, grading, ws, build);
	for (size_t lot = 0; lot < lots; lot++) {
		arguments(&argv[lot], grading, list, lot_of, lot, lots);
		runs[lot] = (struct run){.argv = argv[lot].items,
					 .env = env.items,
					 .cwd = ws->tmp,
					 .limit_ms = limit_ms,
					 .output_cap = 4 << 20};
		if (listeners != NULL) {
			runs[lot].more = listeners[lot].more;
			runs[lot].listener = listeners[lot].context;
		}
	}
	result = run_all(runs, lots, ends);
	for (size_t lot = 0; lot < lots; lot++)
		strlist_clear(&argv[lot]);
	strlist_clear(&env);
	free(argv);
	free(runs);
	return result;
}
