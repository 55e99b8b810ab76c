/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/build.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/grade/compiler_words.h"
#include "ipclab/lab/outcome.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	COMPILE_MS = 60000, /* on a busy machine: its CPU time has a limit */
	TRIES = 2, /* the machine's fault may be gone the second time */
};

/*
 * What a shell in the box prints before it becomes the compiler: without it the
 * box could not start, and the output is not the compiler's.
 */
#define STARTED "ipclab: compiling\n"

/*
 * AddressSanitizer sees what Valgrind can't: arrays on the stack and global
 * ones. Parts of "undefined" are left out: what does no harm on these machines,
 * or depends on where the compiler puts a buffer. A null pointer is a crash.
 */
static const char *const sanitizers[] = {
	"-fsanitize=address,undefined",
	"-fno-sanitize=alignment,nonnull-attribute,null",
};

/** The command that builds a program into FOLDER, ws->sane with sanitizers. */
static void
compiler_argv(struct strlist *argv, const struct lab *lab,
	      const struct workspace *ws, const struct sandbox *sandbox,
	      const struct program *program, const char *folder)
{
	static const char *const flags[] = {"-std=gnu17", "-g", "-Wall",
					    "-Wextra",    "-I", "."};

	strlist_add(argv, "/bin/sh");
	strlist_add(argv, "-c");
	strlist_add(argv, "printf '%s' \"$0\"; exec \"$@\"");
	strlist_add(argv, STARTED);
	strlist_add(argv, sandbox->tools->cc);
	for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++)
		strlist_add(argv, flags[i]);
	for (size_t i = 0;
	     folder == ws->sane && i < sizeof(sanitizers) / sizeof(*sanitizers);
	     i++)
		strlist_add(argv, sanitizers[i]);
	strlist_add(argv, "-o");
	strlist_take(argv, strf("%s/%s", folder, program->name));
	for (size_t i = 0; i < program->sources.count; i++) {
		const char *source = program->sources.items[i];

		if (strncmp(source, "fixtures/", 9) == 0)
			strlist_take(argv, strf("%s/%s", lab->dir, source));
		else
			strlist_add(argv, source);
	}
}

/** The first source of the program that was not handed in, or NULL. */
static const char *
missing_source(const struct program *program, const struct workspace *ws)
{
	for (size_t i = 0; i < program->sources.count; i++)
		if (strlist_has(&ws->missing, program->sources.items[i]))
			return program->sources.items[i];
	return NULL;
}

/** The first of its sources that is empty, or NULL. */
static const char *
empty_source(const struct program *program, const struct workspace *ws)
{
	for (size_t i = 0; i < program->sources.count; i++) {
		const char *name = program->sources.items[i];
		struct stat st;
		char *path = strf("%s/%s", ws->src, name);
		bool empty = stat(path, &st) == 0 && st.st_size == 0;

		free(path);
		if (empty)
			return name;
	}
	return NULL;
}

/** Is any of its sources a student's? If not, it is a driver of the checks. */
static bool
is_students(const struct program *program)
{
	for (size_t i = 0; i < program->sources.count; i++)
		if (strncmp(program->sources.items[i], "fixtures/", 9) != 0)
			return true;
	return false;
}

/** The result of compiling a program. */
struct compiled {
	const char *missing; /* a source that was not handed in, or NULL */
	const char *empty;   /* a source without a byte, or NULL */
	struct strlist argv; /* empty if there is either of these */
	struct run_end end;
	int error;   /* an errno: it could not be tried */
	bool wanted; /* to be compiled now */
};

/** Drop what an earlier attempt left. */
static void
forget(struct compiled *compiled)
{
	free(compiled->end.output);
	compiled->end = (struct run_end){0};
	compiled->error = 0;
}

/** What the compiler itself said, or NULL if it was never started. */
static const char *
compiler_said(const struct compiled *compiled)
{
	const char *output = compiled->end.output;
	const char *started = output != NULL ? strstr(output, STARTED) : NULL;

	return started != NULL ? started + strlen(STARTED) : NULL;
}

/**
 * Was it the grader that could not compile? A compiler that ran never ends with
 * 126 or 127: that is how a shell reports that it can't be run.
 */
static bool
is_our_fault(const struct compiled *compiled)
{
	int status = compiled->end.status;

	if (compiled->argv.count == 0 || compiled->end.interrupted)
		return false;
	return compiled->error != 0 || compiled->end.timed_out ||
	       compiler_said(compiled) == NULL ||
	       (WIFEXITED(status) && WEXITSTATUS(status) >= 126);
}

/** Compile those that can be and have not been yet, `jobs` at a time. */
static void
compile(struct compiled *programs, const struct lab *lab,
	const struct workspace *ws, const struct sandbox *sandbox, size_t jobs)
{
	char *const **argvs = xcalloc(jobs, sizeof(*argvs));
	struct run_end *ends = xcalloc(jobs, sizeof(*ends));
	size_t *which = xcalloc(jobs, sizeof(*which));

	for (size_t next = 0; next < lab->program_count;) {
		size_t n = 0;
		int error;

		for (; n < jobs && next < lab->program_count; next++) {
			if (programs[next].argv.count == 0 ||
			    !programs[next].wanted)
				continue;
			which[n] = next;
			argvs[n++] = programs[next].argv.items;
		}
		if (n == 0)
			break;
		error = sandbox_compile(sandbox, ws, lab, argvs, n, COMPILE_MS,
					ends) < 0
				? errno
				: 0;
		for (size_t i = 0; i < n; i++) {
			programs[which[i]].error = error;
			if (error == 0)
				programs[which[i]].end = ends[i];
		}
	}
	free(argvs);
	free(ends);
	free(which);
}

/** Compile all; then try again those that we could not compile. */
static void
compile_all(struct compiled *programs, const struct lab *lab,
	    const struct workspace *ws, const struct sandbox *sandbox,
	    size_t jobs)
{
	for (int i = 0; i < TRIES && run_caught_signal() == 0; i++) {
		size_t wanted = 0;

		for (size_t k = 0; k < lab->program_count; k++) {
			programs[k].wanted =
				i == 0 || is_our_fault(&programs[k]);
			if (programs[k].wanted)
				forget(&programs[k]);
			wanted += programs[k].wanted;
		}
		if (wanted == 0)
			break;
		compile(programs, lab, ws, sandbox, jobs);
	}
}

/** Report the result; a missing file only once. Returns true if the program was
    built. */
static bool
tell(FILE *output, const struct program *program,
     const struct compiled *compiled, struct strlist *before,
     struct strlist *missing)
{
	const struct run_end *end = &compiled->end;
	const char *said;

	if (compiled->missing != NULL) {
		if (!strlist_has(missing, compiled->missing)) {
			fprintf(output,
				"%s: this file is missing, so %s was not "
				"built\n",
				compiled->missing, program->name);
			strlist_add(missing, compiled->missing);
		}
		return false;
	}
	if (compiled->empty != NULL) {
		fprintf(output, "%s: this file is empty, so %s was not built\n",
			compiled->empty, program->name);
		return false;
	}
	if (compiled->error != 0) {
		fprintf(output, "%s: %s\n", program->name,
			strerror(compiled->error));
		return false;
	}
	if (end->output == NULL) /* not tried: a signal asked us to end */
		return false;
	said = compiler_said(compiled);
	compiler_words(output, said != NULL ? said : end->output, before);
	if (end->truncated)
		fputs("[the rest is left out]\n", output);
	if (end->timed_out)
		fprintf(output,
			"%s: compiling took longer than %d s and was ended\n",
			program->name, COMPILE_MS / 1000);
	return WIFEXITED(end->status) && WEXITSTATUS(end->status) == 0;
}

/**
 * Build again, with sanitizers, the programs built from a student's sources. If
 * ws->sane lacks one, checks do without: the compiler may have no sanitizers.
 */
static void
build_sane(const struct build *build, const struct lab *lab,
	   const struct workspace *ws, const struct sandbox *sandbox,
	   size_t jobs)
{
	struct compiled *programs =
		xcalloc(lab->program_count + 1, sizeof(*programs));

	for (size_t i = 0; i < lab->program_count; i++) {
		const struct program *program = &lab->programs[i];

		programs[i].wanted =
			strlist_has(&build->built, program->name) &&
			is_students(program) && run_caught_signal() == 0;
		if (programs[i].wanted)
			compiler_argv(&programs[i].argv, lab, ws, sandbox,
				      program, ws->sane);
	}
	compile(programs, lab, ws, sandbox, jobs);
	for (size_t i = 0; i < lab->program_count; i++) {
		free(programs[i].end.output);
		strlist_clear(&programs[i].argv);
	}
	free(programs);
}

void
build_lab(struct build *build, const struct lab *lab,
	  const struct workspace *ws, const struct sandbox *sandbox,
	  size_t jobs)
{
	size_t count = lab->program_count;
	struct compiled *programs = xcalloc(count + 1, sizeof(*programs));
	char *text = NULL;
	size_t size;
	FILE *output = xmemstream(&text, &size);
	struct strlist broken = {0};
	struct strlist before = {0};
	struct strlist missing = {0};
	char *clean;

	*build = (struct build){0};
	for (size_t i = 0; i < count; i++) {
		programs[i].missing = missing_source(&lab->programs[i], ws);
		programs[i].empty = empty_source(&lab->programs[i], ws);
		if (programs[i].missing == NULL && programs[i].empty == NULL)
			compiler_argv(&programs[i].argv, lab, ws, sandbox,
				      &lab->programs[i], ws->bin);
	}
	compile_all(programs, lab, ws, sandbox, jobs > 0 ? jobs : 1);
	for (size_t i = 0; i < count; i++) {
		const struct program *program = &lab->programs[i];

		build->our_fault |= is_our_fault(&programs[i]);
		if (tell(output, program, &programs[i], &before, &missing)) {
			strlist_add(&build->built, program->name);
			build->own += is_students(program);
		} else {
			strlist_add(&build->unbuilt, program->name);
			if (programs[i].missing == NULL)
				strlist_add(&broken, program->name);
		}
		free(programs[i].end.output);
		strlist_clear(&programs[i].argv);
	}
	free(programs);
	if (lab->sanitizers)
		build_sane(build, lab, ws, sandbox, jobs > 0 ? jobs : 1);
	fclose(output);
	text_name_objects(text);
	clean = workspace_scrub(ws, text);
	build->json =
		json_pack("{s:o,s:o,s:o}", "output", json_text(clean), "broken",
			  names_json(&broken), "missing", names_json(&missing));
	status_set(build->json, build->our_fault           ? STATUS_ERROR
				: build->unbuilt.count > 0 ? STATUS_FAIL
							   : STATUS_PASS);
	strlist_clear(&broken);
	strlist_clear(&before);
	strlist_clear(&missing);
	free(clean);
	free(text);
}

void
build_clear(struct build *build)
{
	json_decref(build->json);
	strlist_clear(&build->built);
	strlist_clear(&build->unbuilt);
	*build = (struct build){0};
}
