/* SPDX-License-Identifier: MIT */
/* Sleeps, timers and signal dispositions. See decode.h. */
#include "probe/decode/decode_time.h"
#include "probe/base/wait_calls.h"
#include "probe/live/remote.h"
#include <signal.h>
#include <sys/time.h>
#include <time.h>

static long
timespec_ms(pid_t tid, uint64_t addr)
{
	struct timespec ts;

	if (remote_read(tid, addr, &ts, sizeof ts) == -1)
		return 0;
	return ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

enum need
enter_sleep(struct task *task, const struct args *args)
{
	struct event *event = &task->call.event;
	const struct wait_call *call = wait_call(task->call.nr, args->a);

	event->kind = EVENT_SLEEP;
	event->size = timespec_ms(task->tid, wait_arg(args->a, call->timeout));
	if (wait_has_date(call, args->a)) {
		struct timespec now;

		clock_gettime((clockid_t)args->a[0], &now);
		event->size -= now.tv_sec * 1000 + now.tv_nsec / 1000000;
	}
	return NEED_EXIT;
}

enum need
enter_timer(struct task *task, uint64_t addr)
{
	struct itimerval value = {0};

	task->call.event.kind = EVENT_TIMER;
	if (addr && remote_read(task->tid, addr, &value, sizeof value) == -1)
		return NEED_NOTHING;
	if (value.it_value.tv_sec || value.it_value.tv_usec)
		task->call.event.flags = 1;
	if (value.it_interval.tv_sec || value.it_interval.tv_usec)
		task->call.event.flags *= 2; /* periodic */
	return NEED_NOW;
}

enum need
enter_sigaction(struct task *task, const struct args *args)
{
	struct event *event = &task->call.event;
	uint64_t words[2]; /* struct kernel_sigaction: handler, flags */
	uint64_t handler;

	if (!args->a[1] ||
	    remote_read(task->tid, args->a[1], words, sizeof words) == -1)
		return NEED_NOTHING;
	handler = words[0];
	/* the kernel then reaps children itself, as with SIG_IGN */
	if ((int)args->a[0] == SIGCHLD && (words[1] & SA_NOCLDWAIT))
		handler = (uint64_t)SIG_IGN;
	event->kind = EVENT_SIGACTION;
	event->flags = (int)args->a[0];
	event->size = handler == (uint64_t)SIG_DFL   ? 0
		      : handler == (uint64_t)SIG_IGN ? 1
		      : words[1] & SA_RESTART        ? 3
						     : 2;
	return NEED_NOW;
}
