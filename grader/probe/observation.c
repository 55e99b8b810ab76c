/* One observed run; see observation.h. */
#include "observation.h"
#include "filter.h"
#include "isolate.h"
#include "tracer.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	EXIT_FINDINGS = 123,
	EXIT_ENDED = 124,
	EXIT_OWN_FAULT = 125,
	EXIT_NOT_RUN = 126,
	EXIT_NOT_FOUND = 127,
};

static int
open_for(const char *path, int flags, int *fd)
{
	*fd = -1;
	if (!path)
		return 0;
	*fd = open(path, flags | O_CLOEXEC | O_NOCTTY, 0666);
	return *fd == -1 ? -1 : 0;
}

static void
close_if_open(int fd)
{
	if (fd != -1)
		close(fd);
}

static double
milliseconds(const struct timeval *tv)
{
	return (double)tv->tv_sec * 1000 + (double)tv->tv_usec / 1000;
}

static double
children_cpu_ms(void)
{
	struct rusage usage;

	getrusage(RUSAGE_CHILDREN, &usage);
	return milliseconds(&usage.ru_utime) + milliseconds(&usage.ru_stime);
}

/* Orphans came to us as their subreaper: nobody else would reap them. */
static void
reap_rest(void)
{
	while (waitpid(-1, NULL, __WALL) > 0 || errno == EINTR)
		;
}

static void
fill_outcome(struct run_result *result, struct tracer *tracer)
{
	int status = tracer->first_status;

	result->outcome = tracer->outcome;
	result->reason = tracer->reason;
	result->exit_status = -1;
	if (tracer->first_gone && WIFEXITED(status))
		result->exit_status = WEXITSTATUS(status);
	else if (tracer->first_gone && WIFSIGNALED(status))
		result->signal = WTERMSIG(status);
	if (tracer->ending)
		return;
	result->outcome =
		result->signal ? OUTCOME_SIGNALED : OUTCOME_EXITED;
	tracer->outcome = result->outcome;
	tracer_emit(tracer, &(struct event){.kind = EVENT_END,
					    .nr = -1,
					    .fd = -1,
					    .fd2 = -1,
					    .result = result->outcome});
	tracer->ending = true;
}

static int
trace(struct observation *run, const struct options *options,
      const struct launch_spec *spec, FILE *record)
{
	struct limits limits = {
		.wall_ms = (unsigned)(options->timeout_s * 1000),
		.processes = options->processes,
		.output_bytes = (uint64_t)options->output_mb << 20,
	};
	struct tracer tracer = {.model = run->model,
				.limits = &limits,
				.shared = options->shared,
				.subjects = options->subjects,
				.box = spec->box,
				.record = record};
	double cpu_before = children_cpu_ms();
	int result = tracer_run(&tracer, spec, &run->exec_errno);
	int saved = errno;

	run->result.wall_ms = (double)tracer_now(&tracer) / 1e6;
	reap_rest();
	run->result.cpu_ms = children_cpu_ms() - cpu_before;
	if (result == 0)
		fill_outcome(&run->result, &tracer);
	errno = saved;
	return result;
}

static int
open_streams(const struct options *options, struct launch_spec *spec,
	     const char **what)
{
	const int write_flags = O_WRONLY | O_CREAT | O_TRUNC;

	*what = options->stdin_path;
	if (open_for(options->stdin_path, O_RDONLY, &spec->stdin_fd) == -1)
		return -1;
	*what = options->stdout_path;
	if (open_for(options->stdout_path, write_flags, &spec->stdout_fd) ==
	    -1)
		return -1;
	*what = options->stderr_path;
	return open_for(options->stderr_path, write_flags, &spec->stderr_fd);
}

int
observation_run(struct observation *run, const struct options *options, const char **what)
{
	struct launch_spec spec = {.argv = options->argv,
				   .stdin_fd = -1,
				   .stdout_fd = -1,
				   .stderr_fd = -1,
				   .closed_fds = options->closed_fds,
				   .filter_fd = -1,
				   .cpu_s = options->cpu_s,
				   .memory_mb = options->memory_mb,
				   .file_size_mb = options->file_size_mb};
	struct isolation isolation;
	FILE *record = NULL;
	int result = -1, saved;

	*run = (struct observation){0};
	if (isolation_begin(&isolation, options, what) == -1 ||
	    open_streams(options, &spec, what) == -1 ||
	    isolation_streams(&isolation, &spec, what) == -1)
		goto cleanup;
	*what = options->record;
	if (options->record && !(record = fopen(options->record, "we")))
		goto cleanup;
	*what = "memory";
	run->model = model_new();
	run->lines = lines_new();
	if (!run->model || !run->lines)
		goto cleanup;
	*what = "the seccomp filter";
	spec.filter_fd = filter_export(false);
	if (spec.filter_fd == -1)
		goto cleanup;
	*what = "tracing";
	if (trace(run, options, &spec, record) == -1)
		goto cleanup;
	*what = "the findings";
	findings_use_lines(&run->findings, run->lines);
	if (findings_collect(&run->findings, run->model) == -1 ||
	    findings_resolve(&run->findings, run->lines) == -1)
		goto cleanup;
	run->result.model = run->model;
	run->result.findings = &run->findings;
	run->result.lines = run->lines;
	run->result.isolation = isolation_name(&isolation);
	run->result.have_seed = options->have_seed;
	run->result.seed = options->seed;
	run->result.faults = options->injects;
	result = 0;
cleanup:
	saved = errno;
	isolation_end(&isolation, &spec);
	close_if_open(spec.stdin_fd);
	close_if_open(spec.stdout_fd);
	close_if_open(spec.stderr_fd);
	close_if_open(spec.filter_fd);
	if (record && fclose(record) == EOF && result == 0) {
		*what = options->record;
		return -1;
	}
	errno = saved;
	return result;
}

void
observation_free(struct observation *run)
{
	findings_free(&run->findings);
	if (run->lines)
		lines_free(run->lines);
	if (run->model)
		model_free(run->model);
}

int
observation_status(const struct observation *run, const struct options *options)
{
	const struct run_result *result = &run->result;

	if (run->exec_errno)
		return run->exec_errno == ENOENT ? EXIT_NOT_FOUND
						 : EXIT_NOT_RUN;
	switch (result->outcome) {
	case OUTCOME_DEADLOCK:
	case OUTCOME_TIMEOUT:
	case OUTCOME_LIMIT:
		return EXIT_ENDED;
	case OUTCOME_ERROR:
		return EXIT_OWN_FAULT;
	case OUTCOME_EXITED:
	case OUTCOME_SIGNALED:
		break;
	}
	if (options->strict && findings_errors(&run->findings) > 0)
		return EXIT_FINDINGS;
	return result->signal ? 128 + result->signal : result->exit_status;
}
