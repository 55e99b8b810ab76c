/* SPDX-License-Identifier: MIT */
#include "probe/base/syscall_name.h"
#include "probe/base/processor.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KNOWN 512

/* Numbers from FOREIGN on: calls named in recordings that this machine
 * lacks. */
#define FOREIGN 100000
#define FOREIGN_MAX 64
static char *foreign[FOREIGN_MAX];

static const char *
foreign_name(int nr)
{
	return nr >= FOREIGN && nr < FOREIGN + FOREIGN_MAX
		       ? foreign[nr - FOREIGN]
		       : NULL;
}

/* The name programs use, where libc implements the call by a newer one because
 * this processor lacks the old one. */
static const char *
libc_name(int nr)
{
#ifdef __aarch64__
	switch (nr) {
	case SYS_pipe2:
		return "pipe";
	case SYS_dup3:
		return "dup2";
	case SYS_unlinkat:
		return "unlink";
	case SYS_ppoll:
		return "poll";
	case SYS_pselect6:
		return "select";
	case SYS_epoll_pwait:
		return "epoll_wait";
	default:
		break;
	}
#endif
	(void)nr;
	return NULL;
}

const char *
syscall_name(int nr)
{
	static char *names[KNOWN];
	static char other[32];
	char *name;

	if (libc_name(nr))
		return libc_name(nr);
	if (foreign_name(nr))
		return foreign_name(nr);
	if (nr >= 0 && nr < KNOWN && names[nr])
		return names[nr];
	name = nr < 0 ? NULL
		      : seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, nr);
	if (name && nr < KNOWN)
		return names[nr] = name;
	snprintf(other, sizeof(other), "call %d", nr);
	return other;
}

const char *
library_name(const char *call)
{
	static const char *const pairs[][2] = {
		{"wait4", "wait"},
		{"waitid", "wait"},
		{"nanosleep", "sleep"},
		{"clock_nanosleep", "sleep"},
		{"pselect6", "select"},
		{"ppoll", "poll"},
		{"epoll_pwait", "epoll_wait"},
		{"accept4", "accept"},
		{"openat", "open"},
		{"creat", "open"},
		{"mknod", "mkfifo"},
		{"mknodat", "mkfifo"},
		{"unlinkat", "unlink"},
		{"pipe2", "pipe"},
		{"clone", "fork"},
		{"clone3", "fork"},
		{"execve", "exec"},
		{"execveat", "exec"},
		{"exit_group", "exit"},
		{"semtimedop", "semop"},
		{"mq_timedreceive", "mq_receive"},
		{"mq_timedsend", "mq_send"},
		{"rt_sigaction", "sigaction"},
		{"rt_sigsuspend", "sigsuspend"},
		{"rt_sigtimedwait", "sigwait"},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (strcmp(pairs[i][0], call) == 0)
			return pairs[i][1];
	return call;
}

/* The newer call that replaces one this processor lacks. */
static const char *
younger_call(const char *name)
{
	static const char *const pairs[][2] = {
		{"pipe", "pipe2"},      {"dup2", "dup3"},
		{"unlink", "unlinkat"}, {"poll", "ppoll"},
		{"select", "pselect6"}, {"epoll_wait", "epoll_pwait"},
		{"open", "openat"},     {"creat", "openat"},
		{"mknod", "mknodat"},   {"fork", "clone"},
		{"vfork", "clone"},     {"pause", "rt_sigsuspend"},
		{"alarm", "setitimer"},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (strcmp(pairs[i][0], name) == 0)
			return pairs[i][1];
	return name;
}

int
syscall_number(const char *name)
{
	int nr = seccomp_syscall_resolve_name_arch(SCMP_ARCH_NATIVE, name);

	return nr >= 0 ? nr : -1;
}

int
syscall_named(const char *name)
{
	int nr = syscall_number(name);

	if (nr >= 0 && strcmp(syscall_name(nr), name) == 0)
		return nr;
	for (int i = 0; i < FOREIGN_MAX; i++) {
		if (!foreign[i])
			foreign[i] = strdup(name);
		if (foreign[i] && strcmp(foreign[i], name) == 0)
			return FOREIGN + i;
	}
	return -1;
}

int
syscall_here(int nr)
{
	const char *name = foreign_name(nr);

	return name ? syscall_number(younger_call(name)) : nr;
}
