/* SPDX-License-Identifier: MIT */
#include "ipclab/base/interrupt.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const int interrupts[] = {SIGINT, SIGTERM, SIGHUP};
enum { INTERRUPTS = sizeof(interrupts) / sizeof(*interrupts) };

static volatile sig_atomic_t caught;
static volatile sig_atomic_t code; /* its si_code */

static void
fill(sigset_t *set)
{
	sigemptyset(set);
	for (int i = 0; i < INTERRUPTS; i++)
		sigaddset(set, interrupts[i]);
}

static void
say(const char *text)
{
	/* The terminal may be gone; there is nobody else to tell. */
	if (write(STDERR_FILENO, text, strlen(text)) < 0)
		return;
}

/** Async-signal-safe: a signal handler calls it. */
_Noreturn void
interrupt_end_by(int number)
{
	sigset_t set;

	if (code != SI_QUEUE) {
		say("ipclab: interrupted by SIG");
		say(sigabbrev_np(number));
		say("\n");
	}
	signal(number, SIG_DFL);
	fill(&set);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(number);
	_exit(128 + number);
}

static void
note(int number, siginfo_t *info, void *context)
{
	(void)context;
	caught = number;
	code = info->si_code;
}

static void
end_at_once(int number, siginfo_t *info, void *context)
{
	note(number, info, context);
	interrupt_end_by(number);
}

static void
handle(void (*handler)(int, siginfo_t *, void *))
{
	struct sigaction action = {.sa_sigaction = handler,
				   .sa_flags = SA_SIGINFO};
	struct sigaction former;

	fill(&action.sa_mask);
	for (int i = 0; i < INTERRUPTS; i++) {
		sigaction(interrupts[i], NULL, &former);
		if (former.sa_handler != SIG_IGN || interrupts[i] == SIGTERM)
			sigaction(interrupts[i], &action, NULL);
	}
}

void
interrupt_at_once(void)
{
	handle(end_at_once);
	interrupt_end();
}

void
interrupt_catch(void)
{
	handle(note);
}

int
interrupt_caught(void)
{
	return caught;
}

bool
interrupt_is_for_all(void)
{
	return code == SI_KERNEL;
}

void
interrupt_end(void)
{
	if (caught != 0)
		interrupt_end_by(caught);
}

void
interrupt_child(pid_t child)
{
	sigqueue(child, SIGTERM, (union sigval){0});
	while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
}

void
interrupt_hold(sigset_t *old)
{
	sigset_t set;

	fill(&set);
	sigprocmask(SIG_BLOCK, &set, old);
}

void
interrupt_go_on(const sigset_t *old)
{
	sigprocmask(SIG_SETMASK, old, NULL);
}
