/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PROCESSOR_H
#define PROBE_PROCESSOR_H

/*
 * What differs between processors: registers, and which calls exist. No other
 * file names a register. x86-64 and aarch64 are known; configure refuses
 * others.
 *
 * aarch64 lacks every call that a newer one can replace (open, pipe, dup2,
 * fork, poll and so on). Here these have numbers below 0, which no call ever
 * has, so that comparisons with them need no #ifdef.
 */
#include <seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/user.h>

#ifdef __aarch64__
#define SYS_alarm __PNR_alarm
#define SYS_creat __PNR_creat
#define SYS_dup2 __PNR_dup2
#define SYS_epoll_wait __PNR_epoll_wait
#define SYS_fork __PNR_fork
#define SYS_mknod __PNR_mknod
#define SYS_open __PNR_open
#define SYS_pause __PNR_pause
#define SYS_pipe __PNR_pipe
#define SYS_poll __PNR_poll
#define SYS_select __PNR_select
#define SYS_time __PNR_time
#define SYS_unlink __PNR_unlink
#define SYS_vfork __PNR_vfork
#endif

enum {
/* Bytes below the stack pointer that may be in use. */
#ifdef __x86_64__
	RED_ZONE = 128,
#else
	RED_ZONE = 0,
#endif
	DWARF_REGISTERS_MAX = 32,
};

/** A thread's registers at a stop, and what they say about a call. */
struct registers {
	int nr;           /* of the call; at its entry and at its exit */
	uint64_t args[6]; /* at its entry; at its exit args[0] may be the
			     result */
	long result;      /* at its exit */
	uint64_t sp, pc;  /* pc: after the call's instruction */
	struct user_regs_struct all;
};

/** What these registers say about a call. */
struct registers registers_of(const struct user_regs_struct *all);

/** Registers with only these two set and the rest 0: all that is known of a
 *  thread inside a call. */
struct registers registers_at(uint64_t sp, uint64_t pc);

/** Are both in, or right after, the same call? */
bool registers_same_call(const struct registers *a, const struct registers *b);

/**
 * At a stop after a call: did it fail with EINTR, and has nothing run since?
 * entry: the registers at the last call's entry. aarch64 overwrites a call's
 * first argument, so there only that last call is recognized; for any other the
 * answer is false.
 */
bool registers_interrupted(const struct registers *registers,
			   const struct registers *entry);

/** The registers in DWARF's numbering; returns how many. pc is not always among
 *  them. */
size_t registers_dwarf(const struct registers *registers,
		       uint64_t out[DWARF_REGISTERS_MAX]);

/**
 * The address without aarch64's pointer authentication code, which sits in the
 * bits above those of user addresses: comparable with the memory map.
 */
uint64_t plain_address(uint64_t address);

/**
 * aarch64's signal handlers return into the vDSO, which has no unwinding
 * information for it. Returns the offset from sp to the interrupted registers
 * in the signal frame, laid out as in user_regs_struct; 0 if the signal return
 * path has unwinding information here.
 */
size_t registers_in_signal_frame(void);

#endif
