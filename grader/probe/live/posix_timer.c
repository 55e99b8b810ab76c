/* SPDX-License-Identifier: MIT */
/*
 * Reads of each timer in /proc/PID/timers:
 *
 *	ID: 0
 *	signal: 60/00007fff86e452a8
 *	notify: signal/tid.2634
 *	ClockID: 1
 */
#include "probe/live/posix_timer.h"
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool
read_rest(FILE *list, struct posix_timer *out)
{
	char how[8], whom[4];
	int pid;

	if (fscanf(list, " signal: %d/%" SCNx64 " notify: %7[a-z]/%3[a-z].%d",
		   &out->signal, &out->value, how, whom, &pid) != 5 ||
	    fscanf(list, " ClockID: %d", &out->clock) != 1)
		return false;
	if (strcmp(how, "none") == 0)
		out->signal = 0;
	out->to_thread = strcmp(whom, "tid") == 0;
	out->to = pid;
	return true;
}

bool
posix_timer_find(pid_t pid, int id, struct posix_timer *out)
{
	char path[32], line[128];
	bool found = false;
	FILE *list;

	snprintf(path, sizeof path, "/proc/%d/timers", (int)pid);
	list = fopen(path, "re");
	while (list && !found && fgets(line, sizeof line, list))
		found = sscanf(line, "ID: %d", &out->id) == 1 && out->id == id;
	found = found && read_rest(list, out);
	if (list)
		fclose(list);
	return found;
}

int
posix_timer_send(pid_t pid, const struct posix_timer *timer)
{
	siginfo_t info = {.si_signo = timer->signal, .si_code = SI_TIMER};

	info.si_timerid = timer->id;
	memcpy(&info.si_value, &timer->value, sizeof info.si_value);
	return (int)(timer->to_thread ? syscall(SYS_rt_tgsigqueueinfo, pid,
						timer->to, timer->signal, &info)
				      : syscall(SYS_rt_sigqueueinfo, pid,
						timer->signal, &info));
}
