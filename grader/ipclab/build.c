#include "ipclab/build.h"

#include "ipclab/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COMPILE_MS = 20000 };

static void
compiler_argv(struct strlist *argv, const struct lab *lab,
	      const struct workspace *ws, const struct sandbox *sandbox,
	      const struct program *program)
{
	static const char *const flags[] = {"-std=gnu17", "-g", "-Wall",
					    "-Wextra",    "-I", "."};

	strlist_add(argv, sandbox->tools->cc);
	for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++)
		strlist_add(argv, flags[i]);
	strlist_add(argv, "-o");
	strlist_take(argv, strf("%s/%s", ws->bin, program->name));
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

/** Is any of its sources a student's? Else it is a driver of the checks. */
static bool
is_students(const struct program *program)
{
	for (size_t i = 0; i < program->sources.count; i++)
		if (strncmp(program->sources.items[i], "fixtures/", 9) != 0)
			return true;
	return false;
}

static bool
compile(FILE *output, const struct lab *lab, const struct workspace *ws,
	const struct sandbox *sandbox, const struct program *program)
{
	struct strlist argv = {0};
	struct run_end end = {0};
	bool good = false;

	compiler_argv(&argv, lab, ws, sandbox, program);
	if (sandbox_compile(sandbox, ws, lab, argv.items, COMPILE_MS, &end) <
	    0) {
		fprintf(output, "%s: %s\n", argv.items[0], strerror(errno));
	} else {
		fputs(end.output, output);
		if (end.truncated)
			fputs("[the rest is left out]\n", output);
		if (end.timed_out)
			fprintf(output,
				"%s: compiling took longer than %d s and was "
				"ended\n",
				program->name, COMPILE_MS / 1000);
		good = WIFEXITED(end.status) && WEXITSTATUS(end.status) == 0;
	}
	free(end.output);
	strlist_clear(&argv);
	return good;
}

void
build_lab(struct build *build, const struct lab *lab,
	  const struct workspace *ws, const struct sandbox *sandbox)
{
	char *text = NULL;
	size_t size;
	FILE *output = xmemstream(&text, &size);
	char *clean;

	*build = (struct build){0};
	for (size_t i = 0; i < lab->program_count; i++) {
		const struct program *program = &lab->programs[i];
		const char *missing = missing_source(program, ws);

		if (missing != NULL)
			fprintf(output,
				"%s: this file is missing, so %s was not "
				"built\n",
				missing, program->name);
		if (missing != NULL ||
		    !compile(output, lab, ws, sandbox, program)) {
			strlist_add(&build->unbuilt, program->name);
			continue;
		}
		strlist_add(&build->built, program->name);
		build->own += is_students(program);
	}
	fclose(output);
	text_name_objects(text);
	clean = workspace_scrub(ws, text);
	build->json = json_pack("{s:s,s:o}", "status",
				build->unbuilt.count > 0 ? "fail" : "pass",
				"output", json_text(clean));
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
