/* SPDX-License-Identifier: MIT */
/* How long waits last; see sleeps.h. */
#include "probe/waits/sleeps.h"
#include "probe/base/ns.h"
#include "probe/live/remote.h"

bool
wait_lasts(pid_t tid, const struct wait_call *call, const uint64_t args[6],
	   uint64_t *ns)
{
	uint64_t timeout = wait_arg(args, call->timeout);
	struct timespec ts;
	struct timeval tv;

	if (wait_has_date(call, args))
		return false;
	switch (call->unit) {
	case TIMEOUT_MS:
		*ns = (uint64_t)(int)timeout * NS_PER_MS;
		return (int)timeout >= 0;
	case TIMESPEC:
		if (remote_read(tid, timeout, &ts, sizeof ts) == -1)
			return false;
		*ns = ns_of(&ts);
		return ts.tv_sec >= 0 && ts.tv_nsec >= 0 &&
		       ts.tv_nsec < (long)NS_PER_S;
	case TIMEVAL:
		if (remote_read(tid, timeout, &tv, sizeof tv) == -1)
			return false;
		*ns = timeval_ns(&tv);
		return tv.tv_sec >= 0 && tv.tv_usec >= 0;
	default:
		return false;
	}
}

bool
sleeps_for(const struct task_sample *sample, uint64_t ns)
{
	const struct wait_call *call = wait_call(sample->nr, sample->args);
	uint64_t lasts;

	if (!call)
		return false;
	if (call->kind != WAIT_SLEEP &&
	    (call->kind != WAIT_POLL || sample->args[1] != 0) &&
	    (call->kind != WAIT_SELECT || sample->args[0] != 0))
		return false;
	return wait_lasts(sample->tid, call, sample->args, &lasts) &&
	       lasts >= ns;
}
