/* SPDX-License-Identifier: MIT */
/* ipcprobe's command line; see options.h. */
#include "probe/options.h"
#include "probe/page/page_data.h"
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	EXIT_OWN_FAULT = 125,
	/* Fifty times what the busiest right program of a lab makes. */
	LOG_MB = 256,
};

enum {
	OPT_JSON = 256,
	OPT_SVG,
	OPT_TIMELINE,
	OPT_SUMMARY,
	OPT_RECORD,
	OPT_REPLAY,
	OPT_PAGE,
	OPT_SARIF,
	OPT_STDIN,
	OPT_STDOUT,
	OPT_STDERR,
	OPT_CLOSE,
	OPT_TIMEOUT,
	OPT_CPU,
	OPT_CPU_TOTAL,
	OPT_SPIN,
	OPT_MEMORY,
	OPT_RESIDENT,
	OPT_OUTPUT,
	OPT_FILE_SIZE,
	OPT_PROCESSES,
	OPT_LOG,
	OPT_STRICT,
	OPT_QUIET,
	OPT_PICTURE,
	OPT_SITES,
	OPT_QUIZ,
	OPT_BESIDE,
	OPT_SUBJECT,
	OPT_SHARED,
	OPT_PARTNER,
	OPT_IDLE,
	OPT_ALONE,
	OPT_LAB,
	OPT_ISOLATION,
	OPT_ISOLATION_UID,
	OPT_BIND,
	OPT_RO_BIND,
	OPT_INJECT,
	OPT_INJECT_EACH,
	OPT_VIRTUAL_TIME,
	OPT_SEED,
	OPT_CHANGES,
	OPT_EXPLORE,
	OPT_VERIFY,
	OPT_HELP,
	OPT_VERSION,
};

static const struct option long_options[] = {
	{"json", required_argument, NULL, OPT_JSON},
	{"svg", required_argument, NULL, OPT_SVG},
	{"timeline", required_argument, NULL, OPT_TIMELINE},
	{"summary", required_argument, NULL, OPT_SUMMARY},
	{"record", required_argument, NULL, OPT_RECORD},
	{"page", required_argument, NULL, OPT_PAGE},
	{"sarif", required_argument, NULL, OPT_SARIF},
	{"replay", required_argument, NULL, OPT_REPLAY},
	{"stdin", required_argument, NULL, OPT_STDIN},
	{"stdout", required_argument, NULL, OPT_STDOUT},
	{"stderr", required_argument, NULL, OPT_STDERR},
	{"close", required_argument, NULL, OPT_CLOSE},
	{"timeout", required_argument, NULL, OPT_TIMEOUT},
	{"cpu", required_argument, NULL, OPT_CPU},
	{"cpu-total", required_argument, NULL, OPT_CPU_TOTAL},
	{"spin", required_argument, NULL, OPT_SPIN},
	{"log", required_argument, NULL, OPT_LOG},
	{"memory", required_argument, NULL, OPT_MEMORY},
	{"resident", required_argument, NULL, OPT_RESIDENT},
	{"output", required_argument, NULL, OPT_OUTPUT},
	{"file-size", required_argument, NULL, OPT_FILE_SIZE},
	{"processes", required_argument, NULL, OPT_PROCESSES},
	{"strict", no_argument, NULL, OPT_STRICT},
	{"quiet", no_argument, NULL, OPT_QUIET},
	{"picture", no_argument, NULL, OPT_PICTURE},
	{"sites", no_argument, NULL, OPT_SITES},
	{"quiz", required_argument, NULL, OPT_QUIZ},
	{"beside", required_argument, NULL, OPT_BESIDE},
	{"subject", required_argument, NULL, OPT_SUBJECT},
	{"alone", no_argument, NULL, OPT_ALONE},
	{"lab", no_argument, NULL, OPT_LAB},
	{"shared", required_argument, NULL, OPT_SHARED},
	{"partner", required_argument, NULL, OPT_PARTNER},
	{"idle", required_argument, NULL, OPT_IDLE},
	{"isolation", required_argument, NULL, OPT_ISOLATION},
	{"isolation-uid", required_argument, NULL, OPT_ISOLATION_UID},
	{"bind", required_argument, NULL, OPT_BIND},
	{"ro-bind", required_argument, NULL, OPT_RO_BIND},
	{"inject", required_argument, NULL, OPT_INJECT},
	{"inject-each", no_argument, NULL, OPT_INJECT_EACH},
	{"virtual-time", no_argument, NULL, OPT_VIRTUAL_TIME},
	{"seed", required_argument, NULL, OPT_SEED},
	{"changes", required_argument, NULL, OPT_CHANGES},
	{"explore", required_argument, NULL, OPT_EXPLORE},
	{"verify", required_argument, NULL, OPT_VERIFY},
	{"help", no_argument, NULL, OPT_HELP},
	{"version", no_argument, NULL, OPT_VERSION},
	{0},
};

static const char help[] =
	"usage: ipcprobe [OPTION...] [--] PROGRAM [ARG...]\n"
	"       ipcprobe --replay FILE [OPTION...]\n"
	"Run PROGRAM and all that it starts, and tell what its processes did\n"
	"with pipes, FIFOs, descriptors and children.\n"
	"\n"
	"Reports:\n"
	"  --json FILE        the whole observation, for tools\n"
	"  --svg FILE         a picture of processes, descriptors and pipes\n"
	"  --timeline FILE    what happened when, as SVG, or as text if FILE\n"
	"                     is - or ends in .txt\n"
	"  --summary FILE     what scripts ask most, a fact a line\n"
	"  --picture          the picture on standard error as well\n"
	"  --sites            with --json: where each call was made\n"
	"  --page FILE.html   a page to step through the run\n"
	"  --quiz KIND,...:N  with N questions: run, read, eof, table\n"
	"  --beside RECORDING and another run, to compare\n"
	"  --sarif FILE       the findings as SARIF 2.1.0, for editors\n"
	"  --record FILE      the whole run, to be reported again\n"
	"  --replay FILE      report that run; there is no PROGRAM then\n"
	"  --quiet            no report on standard error\n"
	"  --strict           exit 123 if a finding is an error\n"
	"  --lab              judge by the labs' contract: what breaks it is "
	"an\n"
	"                     error, also where it hurts nobody\n"
	"The program's world:\n"
	"  --stdin FILE, --stdout FILE, --stderr FILE\n"
	"  --close N          start with descriptor N (0, 1 or 2) closed\n"
	"  --subject FILE     this program file is the student's own code\n"
	"                     (default: PROGRAM); may be repeated\n"
	"  --shared DIR       FIFOs below DIR are used by processes outside,\n"
	"                     so waiting there is no deadlock; may be "
	"repeated\n"
	"  --partner PID      who uses them ends with that process; may be\n"
	"                     repeated\n"
	"  --idle FILE        say there when it waits for those outside\n"
	"  --alone            nobody outside acts on it: what only repeats\n"
	"                     itself is ended at once, and sleeps that\n"
	"                     nothing can interrupt are passed over\n"
	"Isolation (doc/SECURITY.md):\n"
	"  --isolation P      profile A, B, C, D or none (default)\n"
	"  --bind DIR         PROGRAM may write here (default: the current\n"
	"                     folder); may be repeated\n"
	"  --ro-bind DIR      PROGRAM may read here; may be repeated\n"
	"  --isolation-uid N  the user PROGRAM runs as, where we are root\n"
	"Limits:\n"
	"  --timeout SECONDS  wall clock     --cpu SECONDS   a process\n"
	"  --cpu-total SECONDS  CPU time of all processes together\n"
	"  --spin SECONDS     CPU time of a thread between two calls\n"
	"  --log MB           of memory for what is recorded (default 256)\n"
	"  --memory MB        a process      --processes N   alive at once\n"
	"  --resident MB      in use by all, in a sandbox\n"
	"  --output MB        all of it      --file-size MB  a file\n"
	"Luck:\n"
	"  --seed S           run one schedule, the same each time\n"
	"  --changes K,...    with --seed: its change points (none: no one)\n"
	"  --explore N        run N schedules, stop at the first that fails\n"
	"  --verify COMMAND   COMMAND reads the output, fails where it is "
	"wrong\n"
	"  --virtual-time     sleeps take no time, in the right order\n"
	"  --inject CALL:ERROR[:when=K]   let a call fail\n"
	"  --inject CALL:short=N[:when=K] let it move at most N bytes\n"
	"  --inject-each      each call in turn, as far as it can happen here\n"
	"                     (with --lab: all), and tell what is not "
	"survived\n"
	"\n"
	"Exit status: the program's own; 123 with --strict; 124 a limit or a\n"
	"deadlock ended it; 125 ipcprobe itself failed; 126 PROGRAM can't be\n"
	"run; 127 PROGRAM is not found. More: man ipcprobe.\n";

static int
usage_error(const char *what, const char *value)
{
	fprintf(stderr, "ipcprobe: %s%s%s; try 'ipcprobe --help'\n", what,
		value ? ": " : "", value ? value : "");
	return EXIT_OWN_FAULT;
}

static int
parse_number(const char *text, unsigned max, unsigned *out)
{
	char *end;
	unsigned long value;

	errno = 0;
	value = strtoul(text, &end, 10);
	if (errno || end == text || *end || value > max || text[0] == '-')
		return -1;
	*out = (unsigned)value;
	return 0;
}

/* Seconds, perhaps with a fraction. */
static int
parse_seconds(const char *text, double *seconds)
{
	char *end;

	*seconds = strtod(text, &end);
	return *end || end == text || !(*seconds >= 0) || *seconds > 1e6 ? -1
									 : 0;
}

/* Append to a NULL-ended list. */
static int
append(const char ***list, const char *value)
{
	size_t len = 0;
	const char **grown;

	while (*list && (*list)[len])
		len++;
	grown = reallocarray(*list, len + 2, sizeof *grown);
	if (!grown)
		return -1;
	grown[len] = value;
	grown[len + 1] = NULL;
	*list = grown;
	return 0;
}

/* Options that name a file, a folder or a command. */
static int
take_string(struct options *o, int opt)
{
	const char **single[] = {
		&o->json,       &o->svg,         &o->timeline,   &o->summary,
		&o->record,     &o->replay,      &o->page,       &o->sarif,
		&o->stdin_path, &o->stdout_path, &o->stderr_path};

	if (opt >= OPT_JSON && opt <= OPT_STDERR) {
		*single[opt - OPT_JSON] = optarg;
		return 0;
	}
	switch (opt) {
	case OPT_SUBJECT:
		return append(&o->subjects, optarg);
	case OPT_SHARED:
		return append(&o->shared, optarg);
	case OPT_PARTNER:
		return append(&o->partners, optarg);
	case OPT_IDLE:
		o->idle = optarg;
		return 0;
	case OPT_BIND:
		return append(&o->binds, optarg);
	case OPT_RO_BIND:
		return append(&o->ro_binds, optarg);
	case OPT_INJECT:
		return append(&o->injects, optarg);
	case OPT_VERIFY:
		o->verify = optarg;
		return 0;
	default:
		return 1;
	}
}

/* --changes 3,17 or none: as the report of a race gives them. */
static int
parse_changes(struct options *o, const char *text)
{
	char *end;

	o->have_changes = true;
	if (strcmp(text, "none") == 0)
		return 0;
	do {
		unsigned long step = strtoul(text, &end, 10);

		if (end == text || step == 0 || step > UINT32_MAX ||
		    o->change_len == 4)
			return -1;
		o->changes[o->change_len++] = (uint32_t)step;
		text = end + 1;
	} while (*end == ',');
	return *end ? -1 : 0;
}

/* Options with a number. */
static int
take_number(struct options *o, int opt)
{
	unsigned fd;
	char *end;

	switch (opt) {
	case OPT_BESIDE:
		o->beside = optarg;
		return 0;
	case OPT_QUIZ:
		o->quiz = optarg;
		return page_quiz_fits(optarg) ? 0 : -1;
	case OPT_CLOSE:
		if (parse_number(optarg, 2, &fd) == -1)
			return -1;
		o->closed_fds |= 1U << fd;
		return 0;
	case OPT_ISOLATION:
		return box_profile_parse(optarg, &o->isolation);
	case OPT_ISOLATION_UID:
		return parse_number(optarg, 0x7fffffff, &o->isolation_uid);
	case OPT_TIMEOUT:
		return parse_seconds(optarg, &o->timeout_s);
	case OPT_CPU:
		return parse_number(optarg, 1000000, &o->cpu_s);
	case OPT_CPU_TOTAL:
		return parse_seconds(optarg, &o->cpu_total_s);
	case OPT_SPIN:
		return parse_seconds(optarg, &o->spin_s);
	case OPT_LOG:
		return parse_number(optarg, 1U << 16, &o->log_mb);
	case OPT_MEMORY:
		return parse_number(optarg, 1U << 24, &o->memory_mb);
	case OPT_RESIDENT:
		return parse_number(optarg, 1U << 24, &o->resident_mb);
	case OPT_OUTPUT:
		return parse_number(optarg, 1U << 24, &o->output_mb);
	case OPT_FILE_SIZE:
		return parse_number(optarg, 1U << 24, &o->file_size_mb);
	case OPT_PROCESSES:
		return parse_number(optarg, 1000000, &o->processes);
	case OPT_CHANGES:
		return parse_changes(o, optarg);
	case OPT_EXPLORE:
		return parse_number(optarg, 100000000, &o->explore);
	case OPT_SEED:
		errno = 0;
		o->have_seed = true;
		o->seed = strtoull(optarg, &end, 10);
		return errno || *end || end == optarg ? -1 : 0;
	default:
		return 1;
	}
}

static int
take_flag(struct options *o, int opt)
{
	switch (opt) {
	case OPT_STRICT:
		o->strict = true;
		return -1;
	case OPT_PICTURE:
		o->picture = true;
		return -1;
	case OPT_SITES:
		o->sites = true;
		return -1;
	case OPT_QUIET:
		o->quiet = true;
		return -1;
	case OPT_ALONE:
		o->alone = true;
		return -1;
	case OPT_LAB:
		o->lab = true;
		return -1;
	case OPT_INJECT_EACH:
		o->inject_each = true;
		return -1;
	case OPT_VIRTUAL_TIME:
		o->virtual_time = true;
		return -1;
	case OPT_HELP:
		fputs(help, stdout);
		return 0;
	case OPT_VERSION:
		puts("ipcprobe " PACKAGE_VERSION);
		return 0;
	default:
		return usage_error("wrong option", NULL);
	}
}

/* What is reported is the recording; nothing is run. */
static int
check_replay(const struct options *o, bool no_program)
{
	if (!no_program || o->record || o->explore || o->inject_each ||
	    o->injects || o->have_seed)
		return usage_error("--replay runs no program", NULL);
	return -1;
}

int
options_parse(struct options *options, int argc, char *argv[])
{
	int opt, status;

	*options = (struct options){.log_mb = LOG_MB};
	while ((opt = getopt_long(argc, argv, "+", long_options, NULL)) != -1) {
		status = take_string(options, opt);
		if (status == -1)
			return usage_error(strerror(errno), NULL);
		if (status == 1) {
			status = take_number(options, opt);
			if (status == -1)
				return usage_error("not a fitting value",
						   optarg);
		}
		if (status == 1) {
			status = take_flag(options, opt);
			if (status != -1)
				return status;
		}
	}
	if (options->replay)
		return check_replay(options, optind == argc);
	if (optind == argc)
		return usage_error("which program?", NULL);
	options->argv = argv + optind;
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
