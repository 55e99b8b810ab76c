/* SPDX-License-Identifier: MIT */
#include "ipclab/base/run_program.h"

#include "ipclab/base/interrupt.h"
#include "ipclab/base/run_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/** A running program, and our ends of its pipes. */
struct job {
	const struct program_run *run;
	struct run_end *end;
	pid_t guard;
	int pidfd;  /* the guard's */
	int output; /* what the program writes */
	int report; /* the guard's report on its end */
	long deadline;
	bool told; /* the guard was asked to end it */
};

/** Read what is there, up to the cap. Returns false at end of file. */
static bool
drain(const struct job *job)
{
	struct run_end *end = job->end;
	char buffer[16384];
	size_t before = end->output_size;
	ssize_t got;

	while ((got = read(job->output, buffer, sizeof(buffer))) > 0) {
		size_t left = job->run->output_cap - end->output_size;
		size_t keep = (size_t)got < left ? (size_t)got : left;

		end->truncated |= keep < (size_t)got;
		end->output =
			xrealloc(end->output, end->output_size + keep + 1);
		memcpy(end->output + end->output_size, buffer, keep);
		end->output_size += keep;
		end->output[end->output_size] = '\0';
	}
	if (job->run->more != NULL && end->output_size > before)
		job->run->more(job->run->listener, end);
	return got < 0 && (errno == EAGAIN || errno == EINTR);
}

static void
close_both(const int fds[2])
{
	close(fds[0]);
	close(fds[1]);
}

/** Start a guard and the program. Returns 0, or -1 with errno. */
static int
start(struct job *job, const struct program_run *run, struct run_end *end)
{
	pid_t self = getpid();
	int output[2];
	int report[2];

	*job = (struct job){.run = run, .end = end};
	*end = (struct run_end){0};
	if (pipe2(output, O_CLOEXEC | O_NONBLOCK) < 0)
		return -1;
	if (pipe2(report, O_CLOEXEC | O_NONBLOCK) < 0) {
		close_both(output);
		return -1;
	}
	fcntl(output[1], F_SETFL, 0);
	job->guard = fork();
	if (job->guard == 0)
		guard(run, output[1], report[1], self);
	job->pidfd = job->guard > 0
			     ? (int)syscall(SYS_pidfd_open, job->guard, 0)
			     : -1;
	if (job->pidfd < 0) {
		int saved = errno;

		close_both(output);
		close_both(report);
		errno = saved;
		return -1;
	}
	close(output[1]);
	close(report[1]);
	job->output = output[0];
	job->report = report[0];
	job->deadline = now_ms() + run->limit_ms;
	end->output = xcalloc(1, 1);
	return 0;
}

/** Signal the guards of those that must end now. Returns the next deadline. */
static long
end_late(struct job *jobs, size_t count, const struct pollfd *fds, long now)
{
	long next = LONG_MAX;

	for (size_t i = 0; i < count; i++) {
		struct job *job = &jobs[i];

		if (fds[2 * i].fd < 0 || job->told)
			continue;
		job->end->interrupted = interrupt_caught() != 0;
		job->end->timed_out = job->deadline <= now;
		job->told = job->end->interrupted || job->end->timed_out;
		if (job->told)
			kill(job->guard, SIGTERM);
		else if (job->deadline < next)
			next = job->deadline;
	}
	return next;
}

/**
 * Read the output of all jobs until all have ended; end those whose time is up,
 * or all of them on a signal. Signals arrive only during the wait, which uses
 * the mask `awake`.
 */
static void
follow(struct job *jobs, size_t count, const sigset_t *awake)
{
	struct pollfd *fds = xcalloc(2 * count, sizeof(*fds));
	size_t running = count;

	for (size_t i = 0; i < count; i++) {
		fds[2 * i] = (struct pollfd){jobs[i].pidfd, POLLIN, 0};
		fds[2 * i + 1] = (struct pollfd){jobs[i].output, POLLIN, 0};
	}
	while (running > 0) {
		long now = now_ms();
		long next = end_late(jobs, count, fds, now);
		long left = next == LONG_MAX ? 0 : next - now;
		struct timespec wait = {left / 1000, left % 1000 * 1000000};

		if (ppoll(fds, 2 * count, next == LONG_MAX ? NULL : &wait,
			  awake) < 0)
			continue;
		for (size_t i = 0; i < count; i++) {
			if (fds[2 * i + 1].revents != 0 && !drain(&jobs[i]))
				fds[2 * i + 1].fd = -1;
			if (fds[2 * i].revents != 0) {
				fds[2 * i].fd = -1;
				running--;
			}
		}
	}
	free(fds);
}

int
run_reap(pid_t child)
{
	int status = 0;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

char *
run_how_ended(const char *name, int status)
{
	if (WIFSIGNALED(status))
		return strf("%s was ended by signal %d (%s)", name,
			    WTERMSIG(status), strsignal(WTERMSIG(status)));
	return strf("%s ended with status %d", name, WEXITSTATUS(status));
}

/** Reap the guard, and take its report on the program's end. */
static void
take_status(struct job *job)
{
	struct run_end *end = job->end;

	run_reap(job->guard);
	if (read(job->report, &end->status, sizeof(end->status)) !=
	    sizeof(end->status))
		end->status = SIGKILL; /* guard and program were killed */
}

static void
finish(struct job *job)
{
	drain(job);
	close(job->output);
	close(job->report);
	close(job->pidfd);
}

int
run_all(const struct program_run *runs, size_t count, struct run_end *ends)
{
	struct job *jobs = xcalloc(count, sizeof(*jobs));
	sigset_t all;
	sigset_t old;
	int saved = 0;
	size_t n;

	if (prctl(PR_SET_CHILD_SUBREAPER, 1) < 0) {
		free(jobs);
		return -1;
	}
	/* The guard inherits the blocked signals: SIGTERM may come before it is
	   ready. */
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &old);
	for (n = 0; n < count && start(&jobs[n], &runs[n], &ends[n]) == 0; n++)
		;
	if (n < count)
		saved = errno;
	else
		follow(jobs, count, &old);
	for (size_t i = 0; i < n && saved == 0; i++)
		take_status(&jobs[i]);
	guard_reap_all();
	for (size_t i = 0; i < n; i++) {
		finish(&jobs[i]);
		if (saved != 0)
			free(ends[i].output);
	}
	free(jobs);
	sigprocmask(SIG_SETMASK, &old, NULL);
	errno = saved;
	return saved == 0 ? 0 : -1;
}

int
run_wait(const struct program_run *run, struct run_end *end)
{
	return run_all(run, 1, end);
}
