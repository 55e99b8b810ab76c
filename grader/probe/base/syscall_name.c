/* SPDX-License-Identifier: MIT */
#include "probe/base/syscall_name.h"
#include "probe/base/machine.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KNOWN 512

/* What programs call, where this processor has only the younger call that libc
 * makes of it. */
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
syscall_machine(void)
{
#ifdef __aarch64__
	return "aarch64";
#else
	return "x86_64";
#endif
}

/* The call that this processor has for one that it lacks. */
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
syscall_from(const char *machine, int nr)
{
	uint32_t arch = seccomp_arch_resolve_name(machine);
	char *name;
	int number = -1;

	if (nr < 0 || strcmp(machine, syscall_machine()) == 0)
		return nr;
	name = arch ? seccomp_syscall_resolve_num_arch(arch, nr) : NULL;
	if (name)
		number = syscall_number(name);
	if (name && number < 0)
		number = syscall_number(younger_call(name));
	free(name);
	return number;
}

int
syscall_number(const char *name)
{
	int nr = seccomp_syscall_resolve_name_arch(SCMP_ARCH_NATIVE, name);

	return nr >= 0 ? nr : -1;
}
