/* SPDX-License-Identifier: MIT */
/*
 * ipclab: labs for inter-process communication, checked and graded.
 *
 * Exit status: 0 all is well; 1 a check failed, or a submission was not
 * graded; 2 wrong usage; 3 the grader could not tell.
 */
#include "ipclab/base/did_you_mean.h"
#include "ipclab/base/interrupt.h"
#include "ipclab/commands/command.h"
#include "ipclab/commands/where.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	command_main *run;
	const char *what;
} commands[] = {
	{"list", cmd_list, "list the labs, or the checks of one"},
	{"start", cmd_start, "start a lab: a folder with its skeleton"},
	{"check", cmd_check, "check your work on a lab"},
	{"watch", cmd_watch, "check again each time you save a file"},
	{"trace", cmd_trace, "write a page to step through a run"},
	{"doctor", cmd_doctor, "say whether the kit works on this machine"},
	{"explain", cmd_explain, "explain a finding"},
	{"hint", cmd_hint, "say more about a TODO"},
	{"bugs", cmd_bugs, "find the bug: small programs with one mistake"},
	{"submit", cmd_submit, "pack your files to hand them in"},
	{"grade", cmd_grade, "grade a class's submissions"},
	{"report", cmd_report, "write a graded class's pages again"},
	{"mark", cmd_mark, "decide on a mark; the computed one is kept"},
	{"history", cmd_history, "show a submission's marks and their origins"},
	{"appeal", cmd_appeal, "pack the evidence for a verdict, or verify it"},
	{"forget", cmd_forget, "remove a submission from a graded class"},
	{"export", cmd_export, "export marks to a course site or a tool"},
	{"similar", cmd_similar, "find submissions that are too similar"},
	{"internal", cmd_internal, NULL},
};

enum { COMMANDS = sizeof(commands) / sizeof(*commands) };

static void
print_help(FILE *out)
{
	fputs("Usage: ipclab COMMAND [OPTION...] [ARGUMENT...]\n"
	      "Labs for pipes and FIFOs: fill in a skeleton, and learn what is "
	      "wrong and why.\n\n",
	      out);
	for (size_t i = 0; i < COMMANDS; i++)
		if (commands[i].what != NULL)
			fprintf(out, "  %-9s %s\n", commands[i].name,
				commands[i].what);
	fputs("\n'ipclab COMMAND --help' tells more; so does 'man ipclab'.\n"
	      "Exit status: 0 success; 1 a check failed or a submission was "
	      "not graded;\n"
	      "2 wrong usage; 3 no verdict (not the student's fault).\n",
	      out);
}

static _Noreturn void
unknown(const char *name)
{
	struct strlist names = {0};
	const char *near;

	for (size_t i = 0; i < COMMANDS; i++)
		if (commands[i].what != NULL)
			strlist_add(&names, commands[i].name);
	near = nearest(&names, name);
	if (near != NULL)
		die(EXIT_USAGE, "there is no command '%s'; did you mean %s?",
		    name, near);
	die(EXIT_USAGE, "there is no command '%s'; 'ipclab --help' lists them",
	    name);
}

/** Failing to write standard output is an error. Returns the exit status. */
static int
all_written(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	warning("standard output: %s", strerror(errno));
	return EXIT_GRADER;
}

int
main(int argc, char **argv)
{
	interrupt_at_once();
	/* File names in archives are UTF-8, whatever the user's locale. */
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		setlocale(LC_CTYPE, "");
	if (argc < 2) {
		where_print(stdout);
		return all_written(EXIT_PASSED);
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("ipclab " PACKAGE_VERSION);
		return all_written(EXIT_PASSED);
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
		print_help(stdout);
		return all_written(EXIT_PASSED);
	}
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return all_written(commands[i].run(argc - 1, argv + 1));
	unknown(argv[1]);
}
