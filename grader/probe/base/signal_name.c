/* SPDX-License-Identifier: MIT */
#include "probe/base/signal_name.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>

const char *
signal_name(int signal)
{
	static char name[32];
	const char *known = sigabbrev_np(signal);

	if (known)
		snprintf(name, sizeof name, "SIG%s", known);
	else if (signal >= SIGRTMIN && signal <= SIGRTMAX)
		snprintf(name, sizeof name, "SIGRTMIN+%d", signal - SIGRTMIN);
	else
		snprintf(name, sizeof name, "signal %d", signal);
	return name;
}
