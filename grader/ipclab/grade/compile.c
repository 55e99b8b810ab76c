/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/compile.h"

#include "ipclab/base/interrupt.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { TRIES = 2 }; /* the machine's fault may be temporary */

/*
 * The shell in the box prints this before it becomes the compiler. If it is
 * missing, the box could not start, and the output is not the compiler's.
 */
#define STARTED "ipclab: compiling\n"

/*
 * AddressSanitizer sees what Valgrind can't: arrays on the stack and global
 * ones. Parts of "undefined" are left out: those that do no harm on these
 * machines, or that depend on where the compiler puts a buffer. A null pointer
 * is a crash anyway.
 */
static const char *const sanitizers[] = {
	"-fsanitize=address,undefined",
	"-fno-sanitize=alignment,nonnull-attribute,null",
};

void
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

		if (source_is_labs(source))
			strlist_take(argv, strf("%s/%s", lab->dir, source));
		else
			strlist_add(argv, source);
	}
}

/** Discard the result of an earlier try. */
static void
forget(struct compiled *compiled)
{
	free(compiled->end.output);
	compiled->end = (struct run_end){0};
	compiled->error = 0;
}

const char *
compiler_said(const struct compiled *compiled)
{
	const char *output = compiled->end.output;
	const char *started = output != NULL ? strstr(output, STARTED) : NULL;

	return started != NULL ? started + strlen(STARTED) : NULL;
}

bool
compile_our_fault(const struct compiled *compiled)
{
	int status = compiled->end.status;

	if (compiled->argv.count == 0 || compiled->end.interrupted)
		return false;
	return compiled->error != 0 || compiled->end.timed_out ||
	       compiler_said(compiled) == NULL ||
	       (WIFEXITED(status) && WEXITSTATUS(status) >= 126);
}

/** Compile the wanted ones of a lab's programs, `jobs` at a time. */
static void
compile_wanted(struct compiled *programs, const struct lab *lab,
	       const struct workspace *ws, const struct sandbox *sandbox,
	       size_t jobs)
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

void
compile_all(struct compiled *programs, const struct lab *lab,
	    const struct workspace *ws, const struct sandbox *sandbox,
	    size_t jobs)
{
	for (int i = 0; i < TRIES && interrupt_caught() == 0; i++) {
		size_t wanted = 0;

		for (size_t k = 0; k < lab->program_count; k++) {
			programs[k].wanted =
				i == 0 || compile_our_fault(&programs[k]);
			if (programs[k].wanted)
				forget(&programs[k]);
			wanted += programs[k].wanted;
		}
		if (wanted == 0)
			break;
		compile_wanted(programs, lab, ws, sandbox, jobs);
	}
}
