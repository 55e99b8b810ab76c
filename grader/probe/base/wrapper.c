/* SPDX-License-Identifier: MIT */
/* Functions that only make a call; see wrapper.h. */
#include "probe/base/wrapper.h"
#include <stddef.h>
#include <string.h>

enum { NAMES = 12 };

static const struct {
	const char *family;
	const char *names[NAMES];
} wrappers[] = {
	{"read", {"read", "readv", "read_chk"}},
	{"write", {"write", "writev"}},
	{"open",
	 {"open", "open64", "openat", "openat64", "creat", "creat64", "open_2",
	  "open64_2", "openat_2", "openat64_2"}},
	{"wait4", {"wait", "waitpid", "wait3", "wait4", "waitid"}},
	{"pipe", {"pipe", "pipe2"}},
	{"fork", {"fork", "Fork", "vfork", "clone"}},
	{"dup", {"dup"}},
	{"dup2", {"dup2", "dup3"}},
	{"mkfifo",
	 {"mkfifo", "mkfifoat", "mknod", "mknodat", "xmknod", "xmknodat"}},
	{"execve",
	 {"execve", "execv", "execvp", "execvpe", "execl", "execlp", "execle",
	  "fexecve", "execveat"}},
};

/* Strip the prefixes that libc and the sanitizers put before a public name. */
static const char *
public_name(const char *name)
{
	static const char *const prefixes[] = {"GI_", "libc_", "interceptor_"};
	const char *before;

	do {
		before = name;
		name += strspn(name, "_");
		for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
			if (strncmp(name, prefixes[i], strlen(prefixes[i])) ==
			    0)
				name += strlen(prefixes[i]);
	} while (name != before);
	return name;
}

bool
is_wrapper(const char *family, const char *function)
{
	const char *name = public_name(function);

	if (strcmp(name, "syscall") == 0)
		return true;
	for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++) {
		if (strcmp(wrappers[i].family, family) != 0)
			continue;
		for (int j = 0; j < NAMES && wrappers[i].names[j]; j++)
			if (strcmp(wrappers[i].names[j], name) == 0)
				return true;
	}
	return false;
}
