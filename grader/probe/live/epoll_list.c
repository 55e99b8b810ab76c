/* SPDX-License-Identifier: MIT */
/* Reads "tfd: 3 events: 1 data: 7 ..." of /proc/PID/fdinfo/FD. */
#include "probe/live/epoll_list.h"
#include <inttypes.h>

FILE *
epoll_list_open(pid_t pid, int fd)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/fdinfo/%d", (int)pid, fd);
	return fopen(path, "re");
}

bool
epoll_list_next(FILE *list, struct epoll_item *out)
{
	char line[256];

	while (fgets(line, sizeof line, list)) {
		if (sscanf(line, "tfd: %d events: %x data: %" SCNx64, &out->fd,
			   &out->events, &out->data) == 3)
			return true;
	}
	return false;
}
