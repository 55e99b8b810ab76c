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

/** Bats puts its inner folder into the PATH of its tests; the `bats` in it is
 *  not the command. */
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

/*
 * The versions: Bats from the first with the traps that checks.bash replaces
 * on; Valgrind that reads DWARF 5, which gcc writes from 11 on; gcc or clang
 * with -std=gnu17; jq with $ARGS and --rawfile.
 */
const struct needed_tool needed_tools[] = {
	{"bats", "bats bats-support bats-assert", "needed to run the checks",
	 "1.8"},
	{"valgrind", "valgrind", "needed to find memory errors", "3.17"},
	{"cc", "gcc libc6-dev", "needed to compile programs", "8"},
	{"jq", "jq", "needed by checks to read observations", "1.6"},
	{0},
};

int
tools_find(struct tools *tools, struct error *error)
{
	char **const found[] = {&tools->bats, &tools->valgrind, &tools->cc,
				&tools->jq};

	*tools = (struct tools){.probe = kit_program("ipcprobe")};
	for (size_t i = 0; needed_tools[i].name != NULL; i++) {
		*found[i] = kit_tool(needed_tools[i].name);
		if (*found[i] != NULL)
			continue;
		error_set(error,
			  "%s is not installed (%s); install it: apt-get "
			  "install %s",
			  needed_tools[i].name, needed_tools[i].why,
			  needed_tools[i].package);
		goto missing;
	}
	if (tools->probe != NULL)
		return 0;
	error_set(error, "ipcprobe was not found beside ipclab nor in the "
			 "PATH; build and install the whole kit");
missing:
	tools_free(tools);
	return -1;
}

void
tools_free(struct tools *tools)
{
	free(tools->bats);
	free(tools->valgrind);
	free(tools->cc);
	free(tools->jq);
	free(tools->probe);
	*tools = (struct tools){0};
}
