/* SPDX-License-Identifier: MIT */
/* ipclab doctor: does the kit work on this machine, and if not, what to do? */
#include "ipclab/base/interrupt.h"
#include "ipclab/base/json_in.h"
#include "ipclab/calibrate/ailments.h"
#include "ipclab/calibrate/calibrate.h"
#include "ipclab/calibrate/tool_version.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/lab/labs.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/terminal/terminal.h"

#include <gnu/libc-version.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

static const struct option_command usage = {
	.name = "ipclab doctor",
	.arguments = "",
	.about = "Say what works on this machine and what does not: the tools "
		 "that are needed, and each mechanism that verdicts depend on, "
		 "tried on small programs with known verdicts. For what does "
		 "not work it says what to do.",
	.more = "Exit status: 0 ready; 1 something is missing; 2 wrong usage; "
		"3 unable to judge: no work is marked here.",
};

enum { SHORT = 68 }; /* columns left beside a mark */

/* The exit status is the worst so far. */
struct patient {
	int status;
	bool can_calibrate;
};

/** Print a mark and a text; below it, what to do about it (NULL: nothing). */
static void
line(const char *style, const char *mark, const char *what, const char *remedy)
{
	printf("  %s%-8s%s", style, mark, style_off());
	if (strlen(what) <= SHORT) {
		puts(what);
	} else {
		putchar('\n');
		print_folded(stdout, "          ", what);
	}
	if (remedy != NULL)
		print_folded(stdout, "          ", remedy);
}

static void
worse(struct patient *patient, int status)
{
	if (status > patient->status)
		patient->status = status;
}

static void
title(const char *text)
{
	printf("\n%s%s%s\n", style_bold(), text, style_off());
}

static void
say_machine(void)
{
	struct utsname name;

	if (uname(&name) < 0)
		return;
	printf("%sipclab %s%s on %s %s, %s, glibc %s\n", style_bold(),
	       PACKAGE_VERSION, style_off(), name.sysname, name.release,
	       name.machine, gnu_get_libc_version());
}

static void
say_tools(struct patient *patient)
{
	title("Tools");
	for (const struct needed_tool *tool = needed_tools; tool->name != NULL;
	     tool++) {
		char *path = kit_tool(tool->name);
		char *what = path != NULL
				     ? tool_version(path)
				     : strf("%s: %s", tool->name, tool->why);
		char *remedy = NULL;
		const char *mark = "ok";

		if (path == NULL) {
			mark = "missing";
			remedy = strf("On Debian and Ubuntu: apt-get install "
				      "%s",
				      tool->package);
		} else if (tool_is_too_old(tool, what)) {
			mark = "too old";
			remedy = tool_remedy(tool);
		}
		line(remedy == NULL ? style_good() : style_bad(), mark, what,
		     remedy);
		if (remedy != NULL) {
			worse(patient, EXIT_FAILED);
			patient->can_calibrate = false;
		}
		free(remedy);
		free(what);
		free(path);
	}
}

static void
say_ailments(struct patient *patient)
{
	size_t count;
	const struct ailment *known = ailments(&count);
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		if (!known[i].is_so())
			continue;
		if (!any)
			title("The machine");
		any = true;
		line(known[i].bars ? style_bad() : style_dim(),
		     known[i].bars ? "bad" : "note", known[i].what,
		     known[i].remedy);
		if (known[i].bars)
			worse(patient, EXIT_GRADER);
	}
}

/** Does any lab use the compiler's sanitizers? */
static bool
any_sanitizers(void)
{
	struct lab_set labs = lab_read_all();
	bool any = false;

	for (size_t i = 0; i < labs.count; i++)
		any |= labs.items[i]->sanitizers;
	lab_set_clear(&labs);
	return any;
}

/** Try the mechanisms (only: their ids; NULL: all); print a line for each. */
static void
say_mechanisms(struct patient *patient, const struct sandbox *sandbox,
	       const struct strlist *only)
{
	struct error error;
	json_t *result =
		calibration_run(sandbox, any_sanitizers(), only, &error);
	json_t *check;
	size_t i;

	if (result == NULL) {
		line(style_bad(), "FAILED", error.text, NULL);
		worse(patient, EXIT_GRADER);
		return;
	}
	json_array_foreach (json_object_get(result, "checks"), i, check) {
		bool passed = status_in(check) == STATUS_PASS;

		if (status_in(check) == STATUS_SKIP)
			continue;
		line(passed ? style_good() : style_bad(),
		     passed ? "ok" : "FAILED", text_in(check, "title"),
		     passed ? NULL : check_says(check));
		if (!passed)
			worse(patient, EXIT_GRADER);
	}
	json_decref(result);
}

/** Report isolation, which a student's own check does without. */
static void
say_isolation(struct patient *patient, struct tools *tools)
{
	struct sandbox sandbox;
	struct strlist only = {0};
	struct error error;

	title("Grading other people's programs");
	if (sandbox_choose(&sandbox, NULL, tools, &error) < 0) {
		line(style_dim(), "missing", error.text, NULL);
		worse(patient, EXIT_FAILED);
		return;
	}
	strlist_add(&only, "box");
	printf("  isolation profile %s\n", sandbox.profile);
	say_mechanisms(patient, &sandbox, &only);
	strlist_clear(&only);
}

static void
conclude(int status)
{
	putchar('\n');
	if (status == EXIT_PASSED)
		puts("All is well: work can be checked here.");
	else if (status == EXIT_FAILED)
		puts("Something is missing: see above what to do about it.");
	else
		puts("Work can't be judged here, and no marks are given: see "
		     "above what to do.");
}

int
cmd_doctor(int argc, char **argv)
{
	struct patient patient = {.can_calibrate = true};
	struct sandbox none;
	struct tools tools;
	struct error error;
	struct strlist all = {0};

	command_line(&usage, argc, argv, NULL);
	interrupt_catch();
	terminal_start(stdout);
	say_machine();
	say_tools(&patient);
	say_ailments(&patient);
	title("What verdicts depend on");
	if (!patient.can_calibrate) {
		line(style_dim(), "untried",
		     "Install what is missing, then ask again.", NULL);
	} else if (tools_find(&tools, &error) < 0 ||
		   sandbox_choose(&none, "none", &tools, &error) < 0) {
		line(style_bad(), "FAILED", error.text, NULL);
		worse(&patient, EXIT_GRADER);
	} else {
		say_mechanisms(&patient, &none, &all);
		say_isolation(&patient, &tools);
	}
	interrupt_end();
	conclude(patient.status);
	return patient.status;
}
