#include "probe/base/syscall_name.h"
#include "probe/base/machine.h"
#include <stdio.h>

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

int
syscall_number(const char *name)
{
	int nr = seccomp_syscall_resolve_name_arch(SCMP_ARCH_NATIVE, name);

	return nr >= 0 ? nr : -1;
}
