/* SPDX-License-Identifier: MIT */
#include "ipclab/lab/kit.h"

#include "ipclab/base/mem.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *
kit_datadir(void)
{
	const char *dir = getenv("IPCLAB_DATADIR");

	return dir != NULL && *dir != '\0' ? dir : PKGDATADIR;
}

char *
kit_path(const char *format, ...)
{
	va_list ap;
	char *part = NULL;
	char *path;

	va_start(ap, format);
	if (vasprintf(&part, format, ap) < 0)
		part = NULL;
	va_end(ap);
	path = strf("%s/%s", kit_datadir(), part != NULL ? part : "");
	free(part);
	return path;
}

static bool
is_program(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	       access(path, X_OK) == 0;
}

/** A bats test has bats' inner folder in its PATH: its bats is no command. */
static bool
is_inside_bats(const char *dir)
{
	char *inner = strf("%s/bats-exec-suite", dir);
	bool inside = access(inner, X_OK) == 0;

	free(inner);
	return inside;
}

char *
kit_tool(const char *name)
{
	struct strlist dirs = {0};
	const char *path = getenv("PATH");
	char *found = NULL;

	strlist_split(&dirs, path != NULL ? path : "/usr/bin:/bin", ':');
	for (size_t i = 0; i < dirs.count && found == NULL; i++) {
		char *candidate = strf("%s/%s", dirs.items[i], name);

		if (candidate[0] == '/' && is_program(candidate) &&
		    !is_inside_bats(dirs.items[i]))
			found = candidate;
		else
			free(candidate);
	}
	strlist_clear(&dirs);
	return found;
}

char *
kit_program(const char *name)
{
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof(self) - 1);
	char *candidate;
	char *slash;

	if (length > 0) {
		self[length] = '\0';
		slash = strrchr(self, '/');
		candidate = strf("%.*s/%s", (int)(slash - self), self, name);
		if (is_program(candidate))
			return candidate;
		free(candidate);
	}
	return kit_tool(name);
}

int
tools_find(struct tools *tools, struct error *error)
{
	*tools = (struct tools){
		.bats = kit_tool("bats"),
		.valgrind = kit_tool("valgrind"),
		.cc = kit_tool("cc"),
		.probe = kit_program("ipcprobe"),
	};
	if (tools->bats == NULL)
		error_set(error, "bats is not installed, and the checks are "
				 "run by it; install it: "
				 "apt-get install bats bats-support "
				 "bats-assert");
	else if (tools->valgrind == NULL)
		error_set(error, "valgrind is not installed, and memory checks "
				 "need it; install it: "
				 "apt-get install valgrind");
	else if (tools->cc == NULL)
		error_set(error, "cc is not installed, and programs are "
				 "compiled by it; install it: "
				 "apt-get install gcc libc6-dev");
	else if (tools->probe == NULL)
		error_set(error, "ipcprobe was not found beside ipclab nor in "
				 "the PATH; build and install the whole kit");
	else
		return 0;
	tools_free(tools);
	return -1;
}

void
tools_free(struct tools *tools)
{
	free(tools->bats);
	free(tools->valgrind);
	free(tools->cc);
	free(tools->probe);
	*tools = (struct tools){0};
}
