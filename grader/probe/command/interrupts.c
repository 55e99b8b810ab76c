/* SPDX-License-Identifier: MIT */
#include "probe/command/interrupts.h"
#include "probe/command/exit_status.h"
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const int interrupts[] = {SIGTERM, SIGINT, SIGHUP};
enum { INTERRUPTS = 3 };

/* The report file being written and the offset to cut it back to; fd -1:
 * none. */
static volatile sig_atomic_t unfinished = -1;
static volatile off_t kept;

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
	/* If stderr is gone too, nobody is left to tell. */
	if (write(STDERR_FILENO, text, strlen(text)) == -1)
		return;
}

/* Runs in a signal handler: async-signal-safe calls only. */
_Noreturn void
interrupt_end(int sig)
{
	sigset_t set;

	if (unfinished != -1 && ftruncate(unfinished, kept) == -1)
		say("ipcprobe: a part of a report is left\n");
	say("ipcprobe: interrupted by SIG");
	say(sigabbrev_np(sig));
	say(": nothing was judged\n");
	signal(sig, SIG_DFL);
	fill(&set);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(sig);
	_exit(EXIT_OWN_FAULT);
}

static void
on_interrupt(int sig)
{
	interrupt_end(sig);
}

static void
on_nothing(int sig)
{
	(void)sig;
}

void
interrupt_at_once(bool ignored)
{
	struct sigaction action = {.sa_handler =
					   ignored ? on_nothing : on_interrupt,
				   .sa_flags = SA_RESTART};

	fill(&action.sa_mask);
	for (int i = 0; i < INTERRUPTS; i++)
		sigaction(interrupts[i], &action, NULL);
}

void
interrupt_begin_file(int fd)
{
	bool appends = fcntl(fd, F_GETFL) & O_APPEND;
	struct stat st;

	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode))
		return;
	kept = appends ? st.st_size : lseek(fd, 0, SEEK_CUR);
	unfinished = fd;
}

void
interrupt_whole_file(void)
{
	unfinished = -1;
}

void
interrupt_no_more(void)
{
	sigset_t set;

	fill(&set);
	sigprocmask(SIG_BLOCK, &set, NULL);
}
