/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/build.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/grade/compile.h"
#include "ipclab/grade/compiler_words.h"
#include "ipclab/lab/outcome.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

/** Is any of its sources a student's? If not, it is a driver for the checks. */
static bool
is_students(const struct program *program)
{
	for (size_t i = 0; i < program->sources.count; i++)
		if (!source_is_labs(program->sources.items[i]))
			return true;
	return false;
}

/** Report the result; a missing file is mentioned only once. Returns true if
    the program was built. */
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
	if (end->output == NULL) /* not tried, because of a signal */
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
 * Build the programs with a student's source again, with sanitizers. If the
 * compiler rejects one, memory checks of it have no verdict. If it could not be
 * run, that is our fault.
 */
static void
build_sane(struct build *build, const struct lab *lab,
	   const struct workspace *ws, const struct sandbox *sandbox,
	   size_t jobs, FILE *output)
{
	struct strlist before = {0};
	struct compiled *programs =
		xcalloc(lab->program_count + 1, sizeof(*programs));

	for (size_t i = 0; i < lab->program_count; i++) {
		const struct program *program = &lab->programs[i];

		if (strlist_has(&build->built, program->name) &&
		    is_students(program))
			compiler_argv(&programs[i].argv, lab, ws, sandbox,
				      program, ws->sane);
	}
	compile_all(programs, lab, ws, sandbox, jobs);
	for (size_t i = 0; i < lab->program_count; i++) {
		const struct compiled *compiled = &programs[i];

		build->our_fault |= compile_our_fault(compiled);
		if (compiled->argv.count > 0 && !compiled->end.interrupted &&
		    (compiled->error != 0 || compiled->end.status != 0)) {
			fprintf(output, "%s, with sanitizers:\n",
				lab->programs[i].name);
			tell(output, &lab->programs[i], compiled, &before,
			     &before);
		}
		free(programs[i].end.output);
		strlist_clear(&programs[i].argv);
	}
	strlist_clear(&before);
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

		build->our_fault |= compile_our_fault(&programs[i]);
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
		build_sane(build, lab, ws, sandbox, jobs > 0 ? jobs : 1,
			   output);
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
