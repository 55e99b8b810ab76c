/* SPDX-License-Identifier: MIT */
/* Which system calls wait; see wait_calls.h. */
#include "probe/base/wait_calls.h"
#include "probe/base/syscall_name.h"
#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <sys/syscall.h>
#include <time.h>

#ifndef FUTEX_LOCK_PI2 /* Linux 5.14 */
#define FUTEX_LOCK_PI2 13
#endif

/* clang-format off */
#define ANY {0, 0, 0}, 0
#define REST(number) {0, 0, 0}, number
#define FUTEX(op) {2, (unsigned)FUTEX_CMD_MASK, FUTEX_##op}, 0
#define FCNTL(command) {2, ~0U, F_##command}, 0
#define CLONE(flag) {1, CLONE_##flag, CLONE_##flag}, 0

const struct wait_call wait_calls[] = {
	/* call, what it waits for, when it stops; descriptors and size; timeout
	 * and its unit; only where, or where the rest goes */
	{SYS_read,            WAIT_READ,   ALWAYS,     1,0,3, 0,FOR_EVER,  ANY},
	{SYS_readv,           WAIT_READ,   ALWAYS,     1,0,3, 0,FOR_EVER,  ANY},
	{SYS_write,           WAIT_WRITE,  ALWAYS,     1,0,3, 0,FOR_EVER,  ANY},
	{SYS_writev,          WAIT_WRITE,  ALWAYS,     1,0,3, 0,FOR_EVER,  ANY},
	{SYS_vmsplice,        WAIT_WRITE,  ALWAYS,     1,0,3, 0,FOR_EVER,  ANY},
	{SYS_sendfile,        WAIT_WRITE,  ALWAYS,     1,0,4, 0,FOR_EVER,  ANY},
	{SYS_splice,          WAIT_MOVE,   ALWAYS,     1,3,5, 0,FOR_EVER,  ANY},
	{SYS_tee,             WAIT_MOVE,   ALWAYS,     1,2,3, 0,FOR_EVER,  ANY},
	{SYS_openat,          WAIT_OPEN,   ALWAYS,     0,0,0, 0,FOR_EVER,  ANY},
	{SYS_openat2,         WAIT_OPEN,   ALWAYS,     0,0,0, 0,FOR_EVER,  ANY},
	{SYS_wait4,           WAIT_CHILD,  ALWAYS,     0,0,0, 0,FOR_EVER,  ANY},
	{SYS_waitid,          WAIT_CHILD,  ALWAYS,     0,0,0, 0,FOR_EVER,  ANY},
	{SYS_ppoll,           WAIT_POLL,   ALWAYS,     0,0,0, 3,TIMESPEC,  REST(3)},
	{SYS_pselect6,        WAIT_SELECT, ALWAYS,     0,0,0, 5,TIMESPEC,  REST(5)},
	{SYS_epoll_pwait,     WAIT_EPOLL,  ALWAYS,     1,0,0, 4,TIMEOUT_MS, ANY},
	{SYS_epoll_pwait2,    WAIT_EPOLL,  ALWAYS,     1,0,0, 4,TIMESPEC,  ANY},
	{SYS_nanosleep,       WAIT_SLEEP,  ALWAYS,     0,0,0, 1,TIMESPEC,  REST(2)},
	{SYS_clock_nanosleep, WAIT_SLEEP,  ALWAYS,     0,0,0, 3,TIMESPEC,  REST(4)},
	{SYS_rt_sigsuspend,   WAIT_SIGNAL, CONTROLLED, 0,0,0, 0,FOR_EVER,  ANY},
	{SYS_rt_sigtimedwait, WAIT_SIGNAL, CONTROLLED, 0,0,0, 3,TIMESPEC,  ANY},
	{SYS_flock,           WAIT_LOCK,   CONTROLLED, 1,0,0, 0,FOR_EVER,  ANY},
	{SYS_fcntl, WAIT_LOCK, CONTROLLED, 1,0,0, 0,FOR_EVER, FCNTL(SETLKW)},
	{SYS_fcntl, WAIT_LOCK, CONTROLLED, 1,0,0, 0,FOR_EVER, FCNTL(OFD_SETLKW)},
	{SYS_futex, WAIT_LOCK, CONTROLLED, 0,0,0, 4,TIMESPEC, FUTEX(WAIT)},
	{SYS_futex, WAIT_LOCK, CONTROLLED, 0,0,0, 4,DATE, FUTEX(WAIT_BITSET)},
	{SYS_futex, WAIT_LOCK, CONTROLLED, 0,0,0, 4,DATE, FUTEX(WAIT_REQUEUE_PI)},
	{SYS_futex, WAIT_LOCK, CONTROLLED, 0,0,0, 4,DATE, FUTEX(LOCK_PI)},
	{SYS_futex, WAIT_LOCK, CONTROLLED, 0,0,0, 4,DATE, FUTEX(LOCK_PI2)},
	{SYS_recvfrom,        WAIT_READ,   CONTROLLED, 1,0,3, 0,FOR_EVER,  ANY},
	{SYS_recvmsg,         WAIT_READ,   ALWAYS,     1,0,0, 0,FOR_EVER,  ANY},
	{SYS_accept,          WAIT_READ,   CONTROLLED, 1,0,0, 0,FOR_EVER,  ANY},
	{SYS_accept4,         WAIT_READ,   CONTROLLED, 1,0,0, 0,FOR_EVER,  ANY},
	{SYS_sendto,          WAIT_WRITE,  CONTROLLED, 1,0,3, 0,FOR_EVER,  ANY},
	{SYS_sendmsg,         WAIT_WRITE,  CONTROLLED, 1,0,0, 0,FOR_EVER,  ANY},
	{SYS_semop,           WAIT_IPC,    CONTROLLED, 0,0,0, 0,FOR_EVER,  ANY},
	{SYS_semtimedop,      WAIT_IPC,    CONTROLLED, 0,0,0, 4,TIMESPEC,  ANY},
	{SYS_msgsnd,          WAIT_IPC,    CONTROLLED, 0,0,0, 0,FOR_EVER,  ANY},
	{SYS_msgrcv,          WAIT_IPC,    CONTROLLED, 0,0,0, 0,FOR_EVER,  ANY},
	{SYS_mq_timedsend,    WAIT_IPC,    CONTROLLED, 0,0,0, 5,DATE,      ANY},
	{SYS_mq_timedreceive, WAIT_IPC,    CONTROLLED, 0,0,0, 5,DATE,      ANY},
	{SYS_clone, WAIT_VFORK, CONTROLLED, 0,0,0, 0,FOR_EVER, CLONE(VFORK)},
#ifdef SYS_open /* aarch64 has only the newer calls above */
	{SYS_open,            WAIT_OPEN,   ALWAYS,     0,0,0, 0,FOR_EVER,  ANY},
	{SYS_creat,           WAIT_OPEN,   ALWAYS,     0,0,0, 0,FOR_EVER,  ANY},
	{SYS_poll,            WAIT_POLL,   ALWAYS,     0,0,0, 3,TIMEOUT_MS, ANY},
	{SYS_select,          WAIT_SELECT, ALWAYS,     0,0,0, 5,TIMEVAL,   REST(5)},
	{SYS_epoll_wait,      WAIT_EPOLL,  ALWAYS,     1,0,0, 4,TIMEOUT_MS, ANY},
	{SYS_pause,           WAIT_SIGNAL, CONTROLLED, 0,0,0, 0,FOR_EVER,  ANY},
	{SYS_vfork,           WAIT_VFORK,  CONTROLLED, 0,0,0, 0,FOR_EVER,  ANY},
#endif
};
/* clang-format on */

const size_t wait_calls_len = sizeof wait_calls / sizeof *wait_calls;

uint64_t
wait_arg(const uint64_t args[6], int number)
{
	return number ? args[number - 1] : 0;
}

enum wait_kind
wait_kind_of(int nr)
{
	nr = syscall_here(nr);
	for (size_t i = 0; i < wait_calls_len; i++)
		if (wait_calls[i].nr == nr)
			return wait_calls[i].kind;
	return WAIT_SLEEP;
}

const struct wait_call *
wait_call(int nr, const uint64_t args[6])
{
	for (size_t i = 0; i < wait_calls_len; i++) {
		const struct wait_call *call = &wait_calls[i];

		if (call->nr == nr &&
		    ((unsigned)wait_arg(args, call->only.arg) &
		     call->only.mask) == call->only.value)
			return call;
	}
	return NULL;
}

bool
wait_has_date(const struct wait_call *call, const uint64_t args[6])
{
	return call->unit == DATE ||
	       (call->nr == SYS_clock_nanosleep && (args[1] & TIMER_ABSTIME));
}

clockid_t
wait_clock(const struct wait_call *call, const uint64_t args[6])
{
	if (call->nr == SYS_clock_nanosleep)
		return (clockid_t)args[0];
	if (call->nr != SYS_futex)
		return call->unit == DATE ? CLOCK_REALTIME : CLOCK_MONOTONIC;
	return call->only.value == FUTEX_LOCK_PI ||
			       (args[1] & FUTEX_CLOCK_REALTIME)
		       ? CLOCK_REALTIME
		       : CLOCK_MONOTONIC;
}

bool
wait_untimed(const struct wait_call *call, const uint64_t args[6])
{
	uint64_t timeout = wait_arg(args, call->timeout);

	if (call->kind == WAIT_SLEEP)
		return false;
	return call->unit == TIMEOUT_MS ? (int)timeout < 0 : timeout == 0;
}
