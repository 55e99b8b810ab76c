/* SPDX-License-Identifier: MIT */
#include "probe/runs/observation_run.h"
#include "probe/command/interrupts.h"
#include "probe/model/model_apply.h"
#include "probe/runs/isolate.h"
#include "probe/runs/reap.h"
#include "probe/start/filter.h"
#include "probe/tracer/loop.h"
#include "probe/waits/partners.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DISK_MB = 64 }; /* if --file-size does not say */

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

static void
fill_outcome(struct run_result *result, const struct live *live)
{
	int status = live->first_status;

	result->outcome = live->verdict.outcome;
	result->reason = live->verdict.reason;
	result->exit_status = -1;
	if (live->first_gone && WIFEXITED(status))
		result->exit_status = WEXITSTATUS(status);
	else if (live->first_gone && WIFSIGNALED(status))
		result->signal = WTERMSIG(status);
}

/* Set up schedule, clock and faults as this variation asks. */
static void
set_control(struct control *control, const struct variation *variation)
{
	struct schedule *schedule = &control->schedule;

	*control = (struct control){.turns = variation->turns,
				    .faults = variation->faults};
	if (!variation->turns)
		return;
	vclock_start(&control->clock);
	schedule_init(schedule, variation->seed);
	if (!variation->changes)
		return;
	schedule->change_len = variation->change_len;
	memcpy(schedule->changes, variation->changes,
	       variation->change_len * sizeof *variation->changes);
}

/* Of many runs, only a few are reported. */
static bool
wants_lines(const struct options *options)
{
	return !options->explore && !options->inject_each &&
	       (options->json || options->record || options->page ||
		options->sarif || options->svg || options->timeline ||
		options->picture);
}

static int
trace(struct observation *run, const struct options *options,
      const struct variation *variation, const struct outside *outside,
      const struct launch_spec *spec)
{
	struct run_limits limits = {
		.wall_ms = (unsigned)(options->timeout_s * 1000),
		.processes = options->processes,
		.cpu_total_ms = (unsigned)(options->cpu_total_s * 1000),
		.spin_ms = (unsigned)(options->spin_s * 1000),
		.cpu_s = options->cpu_s,
		.file_bytes = (uint64_t)options->file_size_mb << 20,
		.alone = options->alone,
		.log_bytes = (uint64_t)options->log_mb << 20,
		.output_bytes = (uint64_t)options->output_mb << 20,
		.memory_bytes =
			(uint64_t)(options->resident_mb ? options->resident_mb
							: options->memory_mb)
			<< 20,
		.disk_bytes =
			(uint64_t)(options->file_size_mb ? options->file_size_mb
							 : DISK_MB) *
				4
			<< 20,
	};
	struct tracer tracer = {
		.live = {.model = run->model,
			 .limits = &limits,
			 .outside = outside,
			 .controlled = variation->turns || variation->faults},
		.boxed = {.box = spec->box},
		.lines = wants_lines(options) ? run->lines : NULL,
		.subjects = options->subjects,
		.record = run->events};
	struct control *control = &tracer.control;
	double cpu_before = children_cpu_ms();
	int result, saved;

	if (memcheck_copy_begin(&tracer.memcheck, options->memcheck) == -1)
		return -1;
	set_control(control, variation);
	tracer.live.held = turn_waits;
	tracer.live.holder = control;
	if (control->clock.on)
		tracer.live.virtual_ns = &control->clock.elapsed_ns;
	result = tracer_run(&tracer, spec, &run->exec_errno);
	saved = errno;
	if (result == 0 && tracer.memcheck.error) {
		saved = tracer.memcheck.error;
		result = -1;
	}
	memcheck_copy_end(&tracer.memcheck);
	run->result.wall_ms = (double)live_now(&tracer.live) / 1e6;
	reap_rest();
	run->result.cpu_ms = children_cpu_ms() - cpu_before;
	if (result == 0)
		fill_outcome(&run->result, &tracer.live);
	run->schedule = control->schedule;
	run->threads = control->born;
	run->ran_away = control->ran_away;
	errno = saved;
	return result;
}

static int
make_findings(struct observation *run, const struct options *options,
	      const struct variation *variation)
{
	run->result.model = run->model;
	run->result.findings = &run->findings;
	run->result.lines = run->lines;
	run->result.have_seed = variation->told;
	run->result.seed = variation->seed;
	run->result.faults = options->injects;
	return observation_judge(run, options->lab, variation->places);
}

/* Duplicates, since a run may replace its streams, and closes them. */
static int
borrow_streams(struct launch_spec *spec, const struct streams *streams)
{
	const int from[] = {streams->in, streams->out, streams->err};
	int *const to[] = {&spec->stdin_fd, &spec->stdout_fd, &spec->stderr_fd};

	for (int i = 0; i < 3; i++)
		if (from[i] != -1 &&
		    (*to[i] = fcntl(from[i], F_DUPFD_CLOEXEC, 3)) == -1)
			return -1;
	return 0;
}

static int
add_outside(struct outside *outside, const struct options *options,
	    const char **what)
{
	for (const char **pid = options->partners; pid && *pid; pid++) {
		char *end;
		long number = strtol(*pid, &end, 10);

		*what = *pid;
		if (end == *pid || *end || number <= 0 || number > INT_MAX) {
			errno = EINVAL;
			return -1;
		}
		if (outside_add_partner(outside, (pid_t)number) == -1)
			return -1;
	}
	*what = options->idle;
	return options->idle ? outside_tell_idle(outside, options->idle) : 0;
}

static enum signals_for
signals_for(const struct options *options)
{
	if (options->explore || options->inject_each)
		return FOR_US;
	return options->program_signals ? FOR_PROGRAM : FOR_PROGRAM_FIRST;
}

static bool
was_interrupted(const char **what)
{
	if (!observation_interrupted())
		return false;
	*what = "interrupted";
	errno = ECANCELED;
	return true;
}

int
observation_run(struct observation *run, const struct options *options,
		const struct variation *variation, const char **what)
{
	struct launch_spec spec = {.argv = options->argv,
				   .stdin_fd = -1,
				   .stdout_fd = -1,
				   .stderr_fd = -1,
				   .closed_fds = options->closed_fds,
				   .filter_fd = -1,
				   .cpu_s = options->cpu_s,
				   .memory_mb = options->memory_mb,
				   .file_size_mb = options->file_size_mb,
				   .signals_for = signals_for(options)};
	struct isolation isolation;
	struct outside outside;
	int result = -1, saved;

	*run = (struct observation){0};
	outside_begin(&outside, options->shared);
	if (isolation_begin(&isolation, options, what) == -1 ||
	    add_outside(&outside, options, what) == -1 ||
	    borrow_streams(&spec, variation->streams) == -1 ||
	    isolation_streams(&isolation, &spec, what) == -1)
		goto cleanup;
	*what = "the events' temporary file";
	if (options->record && !(run->events = tmpfile()))
		goto cleanup;
	*what = "memory";
	run->model = model_new();
	run->lines = lines_new();
	if (!run->model || !run->lines)
		goto cleanup;
	*what = "the seccomp filter";
	spec.filter_fd = filter_export(variation->turns || variation->faults);
	if (spec.filter_fd == -1)
		goto cleanup;
	*what = "tracing";
	if (trace(run, options, variation, &outside, &spec) == -1)
		goto cleanup;
	*what = "the findings";
	result = make_findings(run, options, variation);
	run->result.isolation = isolation_name(&isolation);
	run->result.sites = options->sites;
	run->result.quiz = options->quiz;
cleanup:
	saved = errno;
	isolation_end(&isolation, &spec);
	outside_end(&outside);
	close_if_open(spec.stdin_fd);
	close_if_open(spec.stdout_fd);
	close_if_open(spec.stderr_fd);
	close_if_open(spec.filter_fd);
	interrupt_at_once(spec.signals_for == FOR_PROGRAM);
	errno = saved;
	return was_interrupted(what) ? -1 : result;
}
