/* SPDX-License-Identifier: MIT */
#include "ipclab/base/here.h"

#include "ipclab/base/mem.h"

#include <pwd.h>
#include <stdlib.h>
#include <sys/utsname.h>
#include <unistd.h>

char *
here_person(void)
{
	const char *sudo = getuid() == 0 ? getenv("SUDO_USER") : NULL;
	const struct passwd *entry = getpwuid(getuid());

	if (sudo != NULL && *sudo != '\0')
		return xstrdup(sudo);
	return entry != NULL ? xstrdup(entry->pw_name)
			     : strf("user %u", (unsigned)getuid());
}

char *
here_machine(void)
{
	struct utsname name;

	if (uname(&name) < 0)
		return xstrdup("unknown");
	return strf("%s %s %s", name.sysname, name.release, name.machine);
}
