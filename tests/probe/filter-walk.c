/*
 * filter-walk: the seccomp programs of ipcprobe against the table of calls
 * that wait (wait_calls.h).
 *
 * Runs each program for every number of a system call, as the kernel would.
 * Prints a line "stops NAME" for each call that stops where the schedule is
 * ours and waits by no row of the table; for each row that does not stop as it
 * says, "passes NAME".
 */
#include "probe/base/syscall_name.h"
#include "probe/base/wait_calls.h"
#include "probe/start/filter.h"
#include <err.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#endif

enum { CALLS_MAX = 512, PROGRAM_MAX = 4096 };

struct program {
	struct sock_filter rows[PROGRAM_MAX];
};

static void
load(struct program *program, bool control)
{
	int fd = filter_export(control);

	if (fd == -1 || pread(fd, program->rows, sizeof program->rows, 0) <= 0)
		err(2, "the filter");
	close(fd);
}

/* Does a jump of this kind compare so? */
static bool
holds(const struct sock_filter *row, unsigned a)
{
	switch (BPF_OP(row->code)) {
	case BPF_JEQ:
		return a == row->k;
	case BPF_JGT:
		return a > row->k;
	case BPF_JGE:
		return a >= row->k;
	case BPF_JSET:
		return a & row->k;
	default:
		errx(2, "a jump that is not known: %#x", row->code);
	}
}

/* What the kernel would do with that call. */
static unsigned
run(const struct program *program, const struct seccomp_data *data)
{
	const struct sock_filter *row = program->rows;
	unsigned a = 0;

	for (;; row++) {
		switch (BPF_CLASS(row->code)) {
		case BPF_LD:
			memcpy(&a, (const char *)data + row->k, sizeof a);
			break;
		case BPF_ALU:
			if (BPF_OP(row->code) != BPF_AND)
				errx(2, "not known: %#x", row->code);
			a &= row->k;
			break;
		case BPF_JMP:
			if (BPF_OP(row->code) == BPF_JA)
				row += row->k;
			else
				row += holds(row, a) ? row->jt : row->jf;
			break;
		case BPF_RET:
			return row->k;
		default:
			errx(2, "not known: %#x", row->code);
		}
	}
}

static bool
stops(const struct program *program, int nr, const uint64_t args[6])
{
	struct seccomp_data data = {.nr = nr, .arch = ARCH};

	memcpy(data.args, args, sizeof data.args);
	return (run(program, &data) & SECCOMP_RET_ACTION_FULL) ==
	       SECCOMP_RET_TRACE;
}

static bool
has_row(int nr)
{
	for (size_t i = 0; i < wait_calls_len; i++)
		if (wait_calls[i].nr == nr && !wait_calls[i].only.arg)
			return true;
	return false;
}

int
main(void)
{
	static struct program plain, controlled;
	static const uint64_t none[6];

	load(&plain, false);
	load(&controlled, true);
	for (int nr = 0; nr < CALLS_MAX; nr++)
		if (stops(&controlled, nr, none) && !has_row(nr))
			printf("stops %s\n", syscall_name(nr));
	for (size_t i = 0; i < wait_calls_len; i++) {
		const struct wait_call *row = &wait_calls[i];
		uint64_t args[6] = {0};

		if (row->only.arg)
			args[row->only.arg - 1] = row->only.value;
		if (!stops(&controlled, row->nr, args) ||
		    (row->stops == ALWAYS && !stops(&plain, row->nr, args)))
			printf("passes %s\n", syscall_name(row->nr));
	}
	return 0;
}
