/* SPDX-License-Identifier: MIT */
/* Signals to ipcprobe itself; see user_signals.h. */
#include "probe/tracer/user_signals.h"
#include <signal.h>
#include <stddef.h>
#include <sys/time.h>

enum { TICK_US = 10000 };

/* The first three ask us to end. */
static const int user_signals[] = {SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2};
enum { INTERRUPTS = 3, USER_SIGNALS = 5 };

static enum signals_for whose;
static volatile sig_atomic_t forward_signal, tick_due, interrupted;

static void
on_tick_signal(int sig)
{
	(void)sig;
	tick_due = 1; /* waitpid also returns EINTR */
}

/* A signal sent by a process is for the program; ^C on a terminal reaches the
 * program without us. */
static void
on_forward_signal(int sig, siginfo_t *info, void *context)
{
	(void)context;
	if (info->si_code <= 0)
		forward_signal = sig;
}

static void
on_interrupt(int sig)
{
	interrupted = sig;
}

static void
on_nothing(int sig)
{
	(void)sig;
}

/* From now on, signals that ask us to end are for us. */
static void
catch_interrupts(void)
{
	struct sigaction interrupt = {.sa_handler = on_interrupt};

	for (int i = 0; i < INTERRUPTS; i++)
		sigaction(user_signals[i], &interrupt, NULL);
}

/* waitpid() reports each stop: a SIGCHLD for it as well would cost time. An
 * exec clears the flag, so the program does not inherit it. */
static void
no_child_signals(void)
{
	struct sigaction child;

	sigaction(SIGCHLD, NULL, &child);
	child.sa_flags |= SA_NOCLDSTOP;
	sigaction(SIGCHLD, &child, NULL);
}

void
user_signals_begin(enum signals_for who)
{
	struct sigaction tick = {.sa_handler = on_tick_signal};
	struct sigaction forward = {.sa_sigaction = on_forward_signal,
				    .sa_flags = SA_SIGINFO};
	struct itimerval every = {{0, TICK_US}, {0, TICK_US}};

	no_child_signals();
	sigaction(SIGALRM, &tick, NULL);
	whose = who;
	for (int i = who == FOR_US ? INTERRUPTS : 0; i < USER_SIGNALS; i++)
		sigaction(user_signals[i], &forward, NULL);
	if (who == FOR_US)
		catch_interrupts();
	setitimer(ITIMER_REAL, &every, NULL);
}

void
user_signals_end(void)
{
	static const struct itimerval never = {0};
	struct sigaction nothing = {.sa_handler = on_nothing,
				    .sa_flags = SA_RESTART};

	setitimer(ITIMER_REAL, &never, NULL);
	for (int i = INTERRUPTS; i < USER_SIGNALS; i++)
		sigaction(user_signals[i], &nothing, NULL);
	if (whose != FOR_PROGRAM)
		catch_interrupts();
	user_signals_missed(user_signals_forward());
}

void
user_signals_missed(int sig)
{
	for (int i = 0; i < INTERRUPTS; i++)
		if (sig == user_signals[i] && whose != FOR_PROGRAM)
			interrupted = sig;
}

bool
user_signals_tick(void)
{
	bool due = tick_due;

	tick_due = 0;
	return due;
}

int
user_signals_forward(void)
{
	int sig = forward_signal;

	if (sig) /* don't lose one that arrives just now */
		forward_signal = 0;
	return sig;
}

int
user_signals_interrupted(void)
{
	return interrupted;
}
