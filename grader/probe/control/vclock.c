/* Virtual time; see vclock.h. */
#include "probe/control/vclock.h"
#include "probe/control/vclock_parts.h"
#include "probe/live/call_regs.h"
#include "probe/live/remote.h"
#include "probe/waits/would_block.h"
#include <elf.h>
#include <errno.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>

uint64_t
ns_of(const struct timespec *ts)
{
	return (uint64_t)ts->tv_sec * NS_PER_S + (uint64_t)ts->tv_nsec;
}

uint64_t
timeval_ns(const struct timeval *tv)
{
	return (uint64_t)tv->tv_sec * NS_PER_S + (uint64_t)tv->tv_usec * 1000;
}

static struct timespec
timespec_of(uint64_t ns)
{
	return (struct timespec){(time_t)(ns / NS_PER_S),
				 (long)(ns % NS_PER_S)};
}

void
vclock_start(struct vclock *clock)
{
	/* Runs that are compared begin at the same time, or a program that
	 * prints the time would differ without any reason of its own. */
	static struct timespec realtime, monotonic;

	if (!realtime.tv_sec) {
		clock_gettime(CLOCK_REALTIME, &realtime);
		clock_gettime(CLOCK_MONOTONIC, &monotonic);
	}
	*clock = (struct vclock){
		.on = true, .realtime = realtime, .monotonic = monotonic};
}

int
vclock_hide_vdso(pid_t pid, const struct entry_stack *stack)
{
	size_t at = entry_aux(stack, AT_SYSINFO_EHDR);
	uint64_t ignore = AT_IGNORE;

	if (!at)
		return 0;
	/* the type stands before the value */
	return remote_write(pid, stack->sp + (at - 1) * sizeof ignore, &ignore,
			    sizeof ignore);
}

static uint64_t
base_ns(const struct vclock *clock, clockid_t id)
{
	return id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE ||
			       id == CLOCK_TAI
		       ? ns_of(&clock->realtime)
		       : ns_of(&clock->monotonic);
}

static uint64_t
due_in_ms(const struct vclock *clock, int ms)
{
	return ms > 0 ? clock->elapsed_ns + (uint64_t)ms * 1000000 : 0;
}

static uint64_t
due_in_timespec(const struct vclock *clock, const struct task *task,
		uint64_t addr)
{
	struct timespec ts;

	if (!addr || remote_read(task->tid, addr, &ts, sizeof ts) == -1)
		return 0;
	return clock->elapsed_ns + ns_of(&ts) + !ns_of(&ts);
}

static uint64_t
due_absolute(const struct vclock *clock, const struct task *task,
	     const struct user_regs_struct *regs)
{
	struct timespec ts;
	uint64_t base = base_ns(clock, (clockid_t)regs->rdi), until;

	if (remote_read(task->tid, regs->rdx, &ts, sizeof ts) == -1)
		return 0;
	until = ns_of(&ts);
	return until > base + clock->elapsed_ns ? until - base
						: clock->elapsed_ns + 1;
}

uint64_t
vclock_due(const struct vclock *clock, const struct task *task)
{
	const struct user_regs_struct *regs = &task->call.regs;
	struct timeval tv;

	switch (task->call.nr) {
	case SYS_nanosleep:
		return due_in_timespec(clock, task, regs->rdi);
	case SYS_clock_nanosleep:
		if (regs->rsi & TIMER_ABSTIME)
			return due_absolute(clock, task, regs);
		return due_in_timespec(clock, task, regs->rdx);
	case SYS_poll:
		return due_in_ms(clock, (int)regs->rdx);
	case SYS_epoll_wait:
	case SYS_epoll_pwait:
		return due_in_ms(clock, (int)regs->r10);
	case SYS_ppoll:
	case SYS_rt_sigtimedwait:
		return due_in_timespec(clock, task, regs->rdx);
	case SYS_epoll_pwait2:
		return due_in_timespec(clock, task, regs->r10);
	case SYS_pselect6:
		return due_in_timespec(clock, task, regs->r8);
	case SYS_select:
		if (!regs->r8 ||
		    remote_read(task->tid, regs->r8, &tv, sizeof tv) == -1)
			return 0;
		return clock->elapsed_ns + timeval_ns(&tv) + 1;
	default:
		return 0;
	}
}

/* Point a timeout argument at a zero that we put below the red zone. */
static unsigned long long
zero_timeout(const struct task *task)
{
	static const uint64_t zero[2];
	uint64_t addr = (task->call.regs.rsp - 256) & ~15ULL;

	remote_write(task->tid, addr, zero, sizeof zero);
	return addr;
}

bool
vclock_finish(struct task *task, long *result)
{
	struct user_regs_struct regs = task->call.regs;

	switch (task->call.nr) {
	case SYS_nanosleep:
	case SYS_clock_nanosleep:
		*result = 0;
		call_skip(task, 0);
		return true;
	case SYS_rt_sigtimedwait:
		*result = -EAGAIN;
		call_skip(task, -EAGAIN);
		return true;
	case SYS_poll:
		regs.rdx = 0;
		break;
	case SYS_epoll_wait:
	case SYS_epoll_pwait:
		regs.r10 = 0;
		break;
	case SYS_ppoll:
		regs.rdx = zero_timeout(task);
		break;
	case SYS_epoll_pwait2:
		regs.r10 = zero_timeout(task);
		break;
	case SYS_select:
	case SYS_pselect6:
		regs.r8 = zero_timeout(task);
		break;
	default:
		return false;
	}
	ptrace(PTRACE_SETREGS, task->tid, NULL, &regs);
	task->call.restore = true;
	return false;
}

/* Time passes a little with each look at it: a loop that waits for it ends. */
static uint64_t
look(struct vclock *clock, clockid_t id)
{
	clock->elapsed_ns += 1000;
	return base_ns(clock, id) + clock->elapsed_ns;
}

static bool
answer_gettime(struct vclock *clock, struct task *task)
{
	clockid_t id = (clockid_t)task->call.args[0];
	struct timespec now;

	if (id < 0 || id == CLOCK_PROCESS_CPUTIME_ID ||
	    id == CLOCK_THREAD_CPUTIME_ID)
		return false;
	now = timespec_of(look(clock, id));
	if (remote_write(task->tid, task->call.args[1], &now, sizeof now))
		return false;
	call_skip(task, 0);
	return true;
}

static bool
answer_timeofday(struct vclock *clock, struct task *task)
{
	uint64_t ns = look(clock, CLOCK_REALTIME);
	struct timeval now = {(time_t)(ns / NS_PER_S),
			      (suseconds_t)(ns % NS_PER_S / 1000)};
	uint64_t addr = task->call.args[0];

	if (addr && remote_write(task->tid, addr, &now, sizeof now) == -1)
		return false;
	call_skip(task, 0);
	return true;
}

static bool
answer_time(struct vclock *clock, struct task *task)
{
	time_t now = (time_t)(look(clock, CLOCK_REALTIME) / NS_PER_S);
	uint64_t addr = task->call.args[0];

	if (addr && remote_write(task->tid, addr, &now, sizeof now) == -1)
		return false;
	call_skip(task, now);
	return true;
}

bool
vclock_answer(struct vclock *clock, struct task *task)
{
	switch (task->call.nr) {
	case SYS_clock_gettime:
		return answer_gettime(clock, task);
	case SYS_gettimeofday:
		return answer_timeofday(clock, task);
	case SYS_time:
		return answer_time(clock, task);
	case SYS_alarm:
		return answer_alarm(clock, task);
	case SYS_setitimer:
		return answer_setitimer(clock, task);
	case SYS_timerfd_settime:
		return answer_timerfd(clock, task);
	default:
		return false;
	}
}
