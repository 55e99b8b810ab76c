#include "ipclab/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t caught;

static void
on_signal(int number)
{
	caught = number;
}

void
run_catch_signals(void)
{
	struct sigaction action = {.sa_handler = on_signal};

	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
}

int
run_caught_signal(void)
{
	return caught;
}

static long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/** Kill and reap all children, and theirs as they come to us, for good. */
static void
reap_all(void)
{
	char path[64];
	FILE *file;
	int pid;

	snprintf(path, sizeof(path), "/proc/self/task/%d/children", getpid());
	do {
		file = fopen(path, "re");
		while (file != NULL && fscanf(file, "%d", &pid) == 1)
			kill(pid, SIGKILL);
		if (file != NULL)
			fclose(file);
	} while (waitpid(-1, NULL, 0) > 0 || errno == EINTR);
}

static _Noreturn void
child(const struct run *run, int output, pid_t parent)
{
	int null = open("/dev/null", O_RDONLY);
	sigset_t none;

	/* Killed with us; unless we were gone before it was set. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent || null < 0)
		_exit(127);
	setsid();
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	dup2(null, 0);
	dup2(output, 1);
	dup2(output, 2);
	close_range(3, ~0U, 0);
	if (run->enter != NULL) {
		run->enter(run);
		_exit(127);
	}
	if (run->cwd == NULL || chdir(run->cwd) == 0)
		execve(run->argv[0], run->argv, run->env);
	dprintf(2, "ipclab: %s: %s\n", run->argv[0], strerror(errno));
	_exit(127);
}

/** Reap what has ended. Returns true, with *status, if the program has. */
static bool
reap_ended(pid_t program, int *status)
{
	bool ended = false;
	int one;
	pid_t pid;

	while ((pid = waitpid(-1, &one, WNOHANG)) > 0) {
		if (pid == program) {
			*status = one;
			ended = true;
		}
	}
	return ended;
}

/**
 * Between us and the program stands a guard: a kill -9 of us tells it, and it
 * takes along all that the program started. It goes by another name than ours,
 * so that "killall -9 ipclab" leaves it time to do so. SIGTERM means the same.
 */
static _Noreturn void
guard(const struct run *run, int output, int report, pid_t parent)
{
	int status = SIGKILL;
	pid_t self = getpid();
	sigset_t all;
	pid_t program;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	prctl(PR_SET_NAME, "lab-guard");
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent || prctl(PR_SET_CHILD_SUBREAPER, 1) < 0)
		_exit(127);
	program = fork();
	if (program == 0)
		child(run, output, self);
	if (program < 0)
		_exit(127);
	close(output);
	while (sigwaitinfo(&all, NULL) != SIGTERM)
		if (reap_ended(program, &status))
			break;
	reap_all();
	_exit(write(report, &status, sizeof(status)) == sizeof(status) ? 0
								       : 127);
}

/** Take what is there, up to the cap. Returns false at end of file. */
static bool
drain(int fd, const struct run *run, struct run_end *end)
{
	char buffer[16384];
	ssize_t got;

	while ((got = read(fd, buffer, sizeof(buffer))) > 0) {
		size_t left = run->output_cap - end->output_size;
		size_t keep = (size_t)got < left ? (size_t)got : left;

		end->truncated |= keep < (size_t)got;
		end->output =
			xrealloc(end->output, end->output_size + keep + 1);
		memcpy(end->output + end->output_size, buffer, keep);
		end->output_size += keep;
	}
	return got < 0 && (errno == EAGAIN || errno == EINTR);
}

/** Read its output until it ends, time is up, or a signal asks us to end. */
static void
follow(const struct run *run, struct run_end *end, int pidfd, int output)
{
	struct pollfd fds[] = {{.fd = pidfd, .events = POLLIN},
			       {.fd = output, .events = POLLIN}};
	long deadline = now_ms() + run->limit_ms;
	sigset_t mask;
	sigset_t old;

	sigfillset(&mask);
	sigprocmask(SIG_BLOCK, &mask, &old);
	while (fds[0].revents == 0) {
		long left = deadline - now_ms();
		struct timespec wait = {left / 1000, left % 1000 * 1000000};

		end->interrupted = caught != 0;
		end->timed_out = left <= 0;
		if (end->interrupted || end->timed_out)
			break;
		if (ppoll(fds, 2, &wait, &old) < 0) {
			fds[0].revents = 0;
			continue;
		}
		if (fds[1].revents != 0 && !drain(output, run, end))
			fds[1].fd = -1;
	}
	sigprocmask(SIG_SETMASK, &old, NULL);
}

/** The guard's end, and what it told of the program's. */
static void
take_status(pid_t pid, int report, struct run_end *end)
{
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	if (read(report, &end->status, sizeof(end->status)) !=
	    sizeof(end->status))
		end->status = SIGKILL; /* killed, and the program with it */
}

static void
close_both(const int fds[2])
{
	close(fds[0]);
	close(fds[1]);
}

int
run_wait(const struct run *run, struct run_end *end)
{
	pid_t self = getpid();
	int output[2];
	int report[2];
	int pidfd;
	pid_t pid;

	*end = (struct run_end){.output = xcalloc(1, 1)};
	if (prctl(PR_SET_CHILD_SUBREAPER, 1) < 0 ||
	    pipe2(output, O_CLOEXEC | O_NONBLOCK) < 0)
		return -1;
	if (pipe2(report, O_CLOEXEC | O_NONBLOCK) < 0) {
		close_both(output);
		return -1;
	}
	fcntl(output[1], F_SETFL, 0);
	pid = fork();
	if (pid == 0)
		guard(run, output[1], report[1], self);
	pidfd = pid > 0 ? (int)syscall(SYS_pidfd_open, pid, 0) : -1;
	if (pidfd < 0) {
		int saved = errno;

		close_both(output);
		close_both(report);
		reap_all();
		errno = saved;
		return -1;
	}
	close(output[1]);
	follow(run, end, pidfd, output[0]);
	if (end->timed_out || end->interrupted)
		kill(pid, SIGTERM);
	take_status(pid, report[0], end);
	reap_all();
	drain(output[0], run, end);
	end->output[end->output_size] = '\0';
	close(output[0]);
	close_both(report);
	close(pidfd);
	return 0;
}
