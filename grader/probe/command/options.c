/* SPDX-License-Identifier: MIT */
/* ipcprobe's command line; see options.h. */
#include "probe/command/options.h"
#include "options/option_read.h"
#include "probe/command/exit_status.h"
#include "probe/page/page_data.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	/* Fifty times what the busiest correct lab program needs. */
	LOG_MB = 256,
	MOST = 1000000,
	MOST_MB = 1 << 24,
};

static const char *
take_quiz(void *member, const char *text)
{
	*(const char **)member = text;
	return page_quiz_fits(text) ? NULL
				    : "KIND,...:N with the kinds run, read, "
				      "eof and table";
}

static const char *
take_close(void *member, const char *text)
{
	unsigned long fd;

	if (option_number(text, 0, 2, &fd) == -1)
		return "a descriptor from 0 to 2";
	*(unsigned *)member |= 1U << fd;
	return NULL;
}

static const char *
take_isolation(void *member, const char *text)
{
	return box_profile_parse(text, member) == 0 ? NULL
						    : "A, B, C, D or none";
}

static const char *
take_seed(void *member, const char *text)
{
	struct given_seed *seed = member;

	seed->given = true;
	return option_number(text, 0, UINT64_MAX, &seed->value) == 0
		       ? NULL
		       : "a number from 0 to 18446744073709551615";
}

/* "3,17" or "none", in the form a race report prints. */
static const char *
take_changes(void *member, const char *text)
{
	static const char allowed[] = "none, nor up to 4 numbers of steps with "
				      "commas between";
	struct given_changes *changes = member;
	char *end;

	changes->given = true;
	if (strcmp(text, "none") == 0)
		return NULL;
	do {
		unsigned long step = strtoul(text, &end, 10);

		if (end == text || step == 0 || step > UINT32_MAX ||
		    changes->len == 4)
			return allowed;
		changes->steps[changes->len++] = (uint32_t)step;
		text = end + 1;
	} while (*end == ',');
	return *end ? allowed : NULL;
}

static const struct option_row rows[] = {
	{AS_HEADING("Reports")},
	{"json", "FILE", AS_TEXT(json), "the whole observation, for tools"},
	{"svg", "FILE", AS_TEXT(svg),
	 "a picture of processes, descriptors and pipes"},
	{"timeline", "FILE", AS_TEXT(timeline),
	 "what happened when, as text; - is standard output"},
	{"summary", "FILE", AS_TEXT(summary),
	 "what scripts ask most, a fact a line"},
	{"picture", NULL, AS_FLAG(picture),
	 "the picture on standard error as well"},
	{"sites", NULL, AS_FLAG(sites),
	 "with --json: where each call was made"},
	{"page", "FILE", AS_TEXT(page), "an HTML page to step through the run"},
	{"quiz", "KIND,...:N", AS_OWN(quiz, take_quiz),
	 "with N questions: run, read, eof, table"},
	{"beside", "RECORDING", AS_TEXT(beside), "and another run, to compare"},
	{"sarif", "FILE", AS_TEXT(sarif),
	 "the findings as SARIF 2.1.0, for editors"},
	{"record", "FILE", AS_TEXT(record),
	 "the whole run, to be reported again"},
	{"replay", "FILE", AS_TEXT(replay),
	 "report that run; there is no PROGRAM then, and --stdout gets what it "
	 "wrote there, as recorded"},
	{"quiet", NULL, AS_FLAG(quiet), "no report on standard error"},
	{"strict", NULL, AS_FLAG(strict), "exit 123 if a finding is an error"},
	{"lab", NULL, AS_FLAG(lab),
	 "judge by the labs' contract: what breaks it is an error, also where "
	 "it hurts nobody"},
	{AS_HEADING("The program's world")},
	{"stdin", "FILE", AS_TEXT(stdin_path), "its standard input"},
	{"stdout", "FILE", AS_TEXT(stdout_path), "its standard output"},
	{"stderr", "FILE", AS_TEXT(stderr_path), "its standard error"},
	{"close", "N", AS_OWN(closed_fds, take_close),
	 "start with descriptor N (0, 1 or 2) closed; may be repeated"},
	{"subject", "FILE", AS_LIST(subjects),
	 "this program file is the student's own code (default: PROGRAM); may "
	 "be repeated"},
	{"shared", "DIR", AS_LIST(shared),
	 "FIFOs below DIR are used by processes outside, so waiting there is "
	 "no deadlock; may be repeated"},
	{"partner", "PID", AS_LIST(partners),
	 "the process that uses them: with it their use ends; may be "
	 "repeated"},
	{"idle", "FILE", AS_TEXT(idle),
	 "add a line when it waits for those outside"},
	{"memcheck", "DIR", AS_TEXT(memcheck),
	 "the program is Valgrind: what it writes as XML is kept there too, "
	 "where no program reaches it"},
	{"alone", NULL, AS_FLAG(alone),
	 "nobody outside acts on it: what only repeats itself is ended at "
	 "once, and sleeps that nothing can interrupt are passed over"},
	{"program-signals", NULL, AS_FLAG(program_signals),
	 "SIGINT, SIGTERM and SIGHUP are for the program: one that comes after "
	 "its end changes nothing"},
	{AS_HEADING("Isolation (doc/SECURITY.md)")},
	{"isolation", "PROFILE", AS_OWN(isolation, take_isolation),
	 "A, B, C, D or none (default)"},
	{"bind", "DIR", AS_LIST(binds),
	 "PROGRAM may write here (default: the current folder); may be "
	 "repeated"},
	{"ro-bind", "DIR", AS_LIST(ro_binds),
	 "PROGRAM may read here; may be repeated"},
	{"isolation-uid", "N", AS_NUMBER(isolation_uid, 0, 0x7fffffff),
	 "the user that PROGRAM runs as, if we are root"},
	{AS_HEADING("Limits")},
	{"timeout", "SECONDS", AS_SECONDS(timeout_s), "wall clock of a run"},
	{"cpu", "SECONDS", AS_NUMBER(cpu_s, 0, MOST),
	 "CPU time of a process, whole seconds"},
	{"cpu-total", "SECONDS", AS_SECONDS(cpu_total_s),
	 "CPU time of all processes together"},
	{"spin", "SECONDS", AS_SECONDS(spin_s),
	 "CPU time of a thread between two calls"},
	{"memory", "MB", AS_NUMBER(memory_mb, 0, MOST_MB),
	 "address space of a process"},
	{"resident", "MB", AS_NUMBER(resident_mb, 0, MOST_MB),
	 "memory in use by all, in a sandbox"},
	{"processes", "N", AS_NUMBER(processes, 0, MOST), "alive at once"},
	{"output", "MB", AS_NUMBER(output_mb, 0, MOST_MB),
	 "all that is written to standard output and error"},
	{"file-size", "MB", AS_NUMBER(file_size_mb, 0, MOST_MB),
	 "a file that it writes"},
	{"log", "MB", AS_NUMBER(log_mb, 0, 1 << 16),
	 "memory for what is recorded (default 256)"},
	{AS_HEADING("Luck")},
	{"seed", "S", AS_OWN(seed, take_seed),
	 "run one schedule, the same each time"},
	{"changes", "K,...", AS_OWN(changes, take_changes),
	 "with --seed: its change points (none: no one)"},
	{"explore", "N", AS_NUMBER(explore, 0, 100 * MOST),
	 "run N schedules, stop at the first that fails"},
	{"verify", "COMMAND", AS_TEXT(verify),
	 "COMMAND reads the output, and fails where it is wrong"},
	{"virtual-time", NULL, AS_FLAG(virtual_time),
	 "sleeps take no time, in the right order"},
	{"inject", "CALL:WHAT[:when=K]", AS_LIST(injects),
	 "WHAT is an error's name: let a call fail; or short=N: let it move N "
	 "bytes at most; may be repeated"},
	{"inject-each", NULL, AS_FLAG(inject_each),
	 "each call in turn, as far as it can happen here (with --lab: all), "
	 "and report what is not survived"},
	{0},
};

static const struct option_command usage = {
	.name = "ipcprobe",
	.arguments = "[OPTION...] [--] PROGRAM [ARG...]\n"
		     "--replay FILE [OPTION...]",
	.about = "Run PROGRAM and all that it starts, and report what its "
		 "processes did with pipes, FIFOs, descriptors and children.",
	.more = "Exit status: the program's own; 123 with --strict; 124 a "
		"limit or a deadlock ended it; 125 ipcprobe itself failed; 126 "
		"PROGRAM can't be run; 127 PROGRAM is not found. More: man "
		"ipcprobe.",
	.version = "ipcprobe " PACKAGE_VERSION,
	.rows = rows,
	.most = -1,
	.stops = true,
};

static int
wrong(const char *what)
{
	fprintf(stderr, "ipcprobe: %s; try 'ipcprobe --help'\n", what);
	return EXIT_OWN_FAULT;
}

int
options_parse(struct options *options, int argc, char *argv[])
{
	int first;

	*options = (struct options){.log_mb = LOG_MB};
	first = options_read(&usage, argc, argv, options);
	if (first == OPTIONS_SHOWN && fflush(stdout) == 0)
		return 0;
	if (first == OPTIONS_SHOWN)
		fprintf(stderr, "ipcprobe: standard output: %s\n",
			strerror(errno));
	if (first < 0)
		return EXIT_OWN_FAULT;
	if (options->replay) {
		/* A replay reports the recording and runs nothing. */
		if (first < argc || options->record || options->explore ||
		    options->inject_each || options->injects ||
		    options->seed.given)
			return wrong("--replay runs no program");
		return -1;
	}
	if (first == argc)
		return wrong("which program?");
	options->argv = argv + first;
	return -1;
}

void
options_free(struct options *options)
{
	free(options->subjects);
	free(options->shared);
	free(options->partners);
	free(options->injects);
	free(options->binds);
	free(options->ro_binds);
}
