/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/isolation.h"
#include "sandbox/choose.h"
#include "sandbox/exec.h"
#include "sandbox/prepare.h"

#include "ipclab/grade/workspace.h"
#include "ipclab/lab/lab.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	COMPILE_MEMORY_MB = 2048,
	COMPILE_FILE_MB = 64,
	COMPILE_CPU_S = 20,
};

static int
choose_wanted(enum box_profile wanted, struct error *error)
{
	char why[512] = "";

	if (box_try(wanted, why, sizeof(why)) == 0)
		return 0;
	return error_set(error, "isolation profile %s does not work here: %s",
			 box_profile_name(wanted), why);
}

static int
choose_best(enum box_profile *best, struct error *error)
{
	char why[2048];

	if (box_probe(best, why, sizeof(why)) == 0)
		return 0;
	return error_set(error,
			 "no safe isolation is possible here:\n%s"
			 "Install bubblewrap or run as root in a container; "
			 "--no-isolation grades without any (only for "
			 "submissions that you trust)",
			 why);
}

int
sandbox_choose(struct sandbox *sandbox, const char *wanted, struct tools *tools,
	       struct error *error)
{
	*sandbox = (struct sandbox){.tools = tools};
	if (wanted != NULL && box_profile_parse(wanted, &sandbox->box) < 0)
		return error_set(error,
				 "no such isolation profile: %s (A, B, C, D "
				 "or none)",
				 wanted);
	if (wanted == NULL) {
		if (choose_best(&sandbox->box, error) < 0)
			return -1;
	} else if (choose_wanted(sandbox->box, error) < 0) {
		return -1;
	}
	sandbox->profile = box_profile_name(sandbox->box);
	return 0;
}

/**
 * The user that programs run as if we are root, 0 if they run as ourselves.
 * Each of our processes has one, kept until it ends.
 */
static uid_t
own_uid(enum box_profile profile)
{
	static struct box holder;

	if (profile != BOX_NONE && holder.uid == 0) {
		box_init(&holder, profile);
		if (box_prepare(&holder) < 0)
			fprintf(stderr, "ipclab: %s\n", holder.error);
	}
	return holder.uid;
}

static void
limit(int resource, rlim_t value)
{
	struct rlimit both = {value, value};

	setrlimit(resource, &both);
}

static void
enter(const struct program_run *run)
{
	struct box *box = (struct box *)run->context;

	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, COMPILE_CPU_S);
#ifndef __SANITIZE_ADDRESS__ /* it would kill box_exec */
	limit(RLIMIT_AS, (rlim_t)COMPILE_MEMORY_MB << 20);
#endif
	limit(RLIMIT_FSIZE, (rlim_t)COMPILE_FILE_MB << 20);
	box_exec(box, run->argv);
	dprintf(2, "ipclab: %s\n", box->error);
}

/* The group of uid may enter the workspace; other users may not. */
static void
let_in(const struct workspace *ws, uid_t uid)
{
	if (uid != 0 &&
	    (chown(ws->root, (uid_t)-1, uid) < 0 || chmod(ws->root, 0710) < 0))
		fprintf(stderr, "ipclab: %s: %s\n", ws->root, strerror(errno));
}

static int
compile_boxed(const struct sandbox *sandbox, const struct workspace *ws,
	      const char *fixtures, struct program_run *runs, size_t count,
	      struct run_end *ends)
{
	struct box box;
	int result;

	let_in(ws, own_uid(sandbox->box));
	box_init(&box, sandbox->box);
	box.toolchain = true;
	/* No limit of processes: a source can't start any, and the kernel would
	   also count those of the same uid in other containers. */
	box.uid = own_uid(sandbox->box);
	box.cwd = ws->src;
	/* The first one is the compiler's TMPDIR if /tmp is shared. */
	box_add_rw(&box, ws->home);
	box_add_rw(&box, ws->bin);
	box_add_rw(&box, ws->sane);
	box_add_ro(&box, ws->src);
	if (access(fixtures, F_OK) == 0)
		box_add_ro(&box, fixtures);
	if (box_prepare(&box) < 0) {
		fprintf(stderr, "ipclab: %s\n", box.error);
		errno = EPERM;
		return -1;
	}
	for (size_t i = 0; i < count; i++) {
		runs[i].enter = enter;
		runs[i].context = &box;
	}
	result = run_all(runs, count, ends);
	box_release(&box);
	return result;
}

int
sandbox_compile(const struct sandbox *sandbox, const struct workspace *ws,
		const struct lab *lab, char *const *const argvs[], size_t count,
		long limit_ms, struct run_end *ends)
{
	struct program_run *runs = xcalloc(count, sizeof(*runs));
	struct strlist env = {0};
	char *fixtures = strf("%s/fixtures", lab->dir);
	int result = 0;

	strlist_add(&env, "PATH=/usr/local/bin:/usr/bin:/bin");
	strlist_add(&env, "LANG=C.UTF-8");
	strlist_take(&env, strf("TMPDIR=%s", ws->tmp));
	strlist_take(&env, strf("HOME=%s", ws->home));
	for (size_t i = 0; i < count; i++)
		runs[i] = (struct program_run){.argv = argvs[i],
					       .env = env.items,
					       .cwd = ws->src,
					       .limit_ms = limit_ms,
					       .output_cap = 64 << 10};
	if (sandbox->box == BOX_NONE)
		result = run_all(runs, count, ends);
	else
		result =
			compile_boxed(sandbox, ws, fixtures, runs, count, ends);
	strlist_clear(&env);
	free(fixtures);
	free(runs);
	return result;
}

const char *
sandbox_probe_args(const struct sandbox *sandbox)
{
	static char words[64];
	uid_t uid;

	if (sandbox->box == BOX_NONE)
		return "";
	uid = own_uid(sandbox->box);
	snprintf(words, sizeof(words), "--isolation %s", sandbox->profile);
	if (uid != 0)
		snprintf(words, sizeof(words),
			 "--isolation %s --isolation-uid %u", sandbox->profile,
			 (unsigned)uid);
	return words;
}
