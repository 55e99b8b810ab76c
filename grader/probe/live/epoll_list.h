/* SPDX-License-Identifier: MIT */
#ifndef PROBE_EPOLL_LIST_H
#define PROBE_EPOLL_LIST_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

/** One item that an epoll descriptor watches. */
struct epoll_item {
	int fd;
	unsigned events; /* EPOLLIN and so on */
	uint64_t data;
};

/** Open the list of a process's epoll descriptor, for epoll_list_next() and
 *  fclose(). Returns NULL with errno. Source: proc(5), fdinfo. */
FILE *epoll_list_open(pid_t pid, int fd);

/** Read the next item; false at the end. */
bool epoll_list_next(FILE *list, struct epoll_item *out);

#endif
