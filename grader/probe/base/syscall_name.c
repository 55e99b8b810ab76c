#include "probe/base/syscall_name.h"
#include <seccomp.h>
#include <stdio.h>

#define KNOWN 512

const char *
syscall_name(int nr)
{
	static char *names[KNOWN];
	static char other[32];
	char *name;

	if (nr >= 0 && nr < KNOWN && names[nr])
		return names[nr];
	name = nr < 0 ? NULL
		      : seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, nr);
	if (name && nr < KNOWN)
		return names[nr] = name;
	snprintf(other, sizeof(other), "call %d", nr);
	return other;
}

int
syscall_number(const char *name)
{
	int nr = seccomp_syscall_resolve_name_arch(SCMP_ARCH_NATIVE, name);

	return nr >= 0 ? nr : -1;
}
