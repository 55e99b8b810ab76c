/* SPDX-License-Identifier: MIT */
#include "probe/base/syscall_name.h"
#include "probe/base/processor.h"
#include <stdbool.h>
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

/* What the kernel's calls have to do with what people write. */
static const struct {
	const char *name;
	const char *made_by; /* the function that makes it; NULL: the same */
	const char *family;  /* its family's first; NULL: it has none */
	const char *instead; /* what libc calls on a processor without it */
	bool shown;          /* and if so, that call has this name in reports */
} calls[] = {
	{"pipe", .family = "pipe", .instead = "pipe2", .shown = true},
	{"pipe2", .made_by = "pipe", .family = "pipe"},
	{"fork", .family = "fork", .instead = "clone"},
	{"vfork", .family = "fork", .instead = "clone"},
	{"clone", .made_by = "fork", .family = "fork"},
	{"clone3", .made_by = "fork", .family = "fork"},
	{"dup", .family = "dup"},
	{"dup2", .family = "dup2", .instead = "dup3", .shown = true},
	{"dup3", .family = "dup2"},
	{"open", .family = "open", .instead = "openat"},
	{"openat", .made_by = "open", .family = "open"},
	{"openat2", .family = "open"},
	{"creat", .made_by = "open", .family = "open", .instead = "openat"},
	{"mkfifo", .family = "mkfifo"},
	{"mknod", .made_by = "mkfifo", .family = "mkfifo",
	 .instead = "mknodat"},
	{"mknodat", .made_by = "mkfifo", .family = "mkfifo"},
	{"unlink", .family = "unlink", .instead = "unlinkat", .shown = true},
	{"unlinkat", .made_by = "unlink", .family = "unlink"},
	{"read", .family = "read"},
	{"readv", .family = "read"},
	{"write", .family = "write"},
	{"writev", .family = "write"},
	{"wait4", .made_by = "wait", .family = "wait4"},
	{"waitid", .made_by = "wait", .family = "wait4"},
	{"waitpid", .family = "wait4"},
	{"wait", .family = "wait4"},
	{"execve", .made_by = "exec", .family = "execve"},
	{"execveat", .made_by = "exec", .family = "execve"},
	{"exec", .family = "execve"},
	{"nanosleep", .made_by = "sleep", .family = "nanosleep"},
	{"clock_nanosleep", .made_by = "sleep", .family = "nanosleep"},
	{"sleep", .family = "nanosleep"},
	{"usleep", .family = "nanosleep"},
	{"poll", .family = "poll", .instead = "ppoll", .shown = true},
	{"ppoll", .made_by = "poll", .family = "poll"},
	{"select", .family = "select", .instead = "pselect6", .shown = true},
	{"pselect6", .made_by = "select", .family = "select"},
	{"epoll_wait", .family = "epoll_wait", .instead = "epoll_pwait",
	 .shown = true},
	{"epoll_pwait", .made_by = "epoll_wait", .family = "epoll_wait"},
	{"epoll_pwait2", .family = "epoll_wait"},
	{"accept4", .made_by = "accept"},
	{"pause", .instead = "rt_sigsuspend"},
	{"alarm", .instead = "setitimer"},
	{"exit_group", .made_by = "exit"},
	{"semtimedop", .made_by = "semop"},
	{"mq_timedreceive", .made_by = "mq_receive"},
	{"mq_timedsend", .made_by = "mq_send"},
	{"rt_sigaction", .made_by = "sigaction"},
	{"rt_sigsuspend", .made_by = "sigsuspend"},
	{"rt_sigtimedwait", .made_by = "sigwait"},
};

enum { CALLS = sizeof(calls) / sizeof(*calls) };
_Static_assert(sizeof(calls) / sizeof(*calls) <= CALL_FAMILIES_MAX,
	       "a family's number is that of a row");

/** Its row, or -1. */
static int
row_of(const char *name)
{
	for (int i = 0; i < CALLS; i++)
		if (strcmp(calls[i].name, name) == 0)
			return i;
	return -1;
}

/* The name that programs use for a call of this processor. */
static const char *
name_used(const char *name)
{
	for (int i = 0; i < CALLS; i++)
		if (calls[i].shown && strcmp(calls[i].instead, name) == 0 &&
		    syscall_number(calls[i].name) == -1)
			return calls[i].name;
	return name;
}

const char *
syscall_name(int nr)
{
	static const char *names[KNOWN];
	static char other[32];
	char *name;

	if (foreign_name(nr))
		return foreign_name(nr);
	if (nr >= 0 && nr < KNOWN && names[nr])
		return names[nr];
	name = nr < 0 ? NULL
		      : seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, nr);
	if (name && nr < KNOWN)
		return names[nr] = name_used(name);
	snprintf(other, sizeof(other), "call %d", nr);
	return other;
}

const char *
library_name(const char *call)
{
	int row = row_of(call);

	return row >= 0 && calls[row].made_by ? calls[row].made_by : call;
}

int
call_family(const char *name)
{
	int row = row_of(name);

	return row >= 0 && calls[row].family ? row_of(calls[row].family) : -1;
}

const char *
call_family_name(int family)
{
	return calls[family].name;
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
	int row = name ? row_of(name) : -1;

	if (row >= 0 && calls[row].instead)
		name = calls[row].instead;
	return name ? syscall_number(name) : nr;
}
