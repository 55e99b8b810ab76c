/* SPDX-License-Identifier: MIT */
#include "ipclab/calibrate/tool_version.h"

#include "ipclab/base/mem.h"
#include "ipclab/base/run_program.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

char *
tool_version(const char *program)
{
	char *argv[] = {(char *)program, (char *)"--version", NULL};
	char *env[] = {(char *)"PATH=/usr/local/bin:/usr/bin:/bin",
		       (char *)"LANG=C", NULL};
	struct program_run run = {.argv = argv,
				  .env = env,
				  .limit_ms = 10000,
				  .output_cap = 4096};
	struct run_end end;
	char *text;

	if (run_wait(&run, &end) < 0)
		return xstrdup(program);
	end.output[strcspn(end.output, "\n")] = '\0';
	text = strf("%s", end.output[0] != '\0' ? end.output : program);
	free(end.output);
	return text;
}

static const char *
last_version(const char *said)
{
	const char *last = NULL;

	while (*said != '\0') {
		size_t length = strspn(said, "0123456789.");

		if (isdigit((unsigned char)*said) &&
		    memchr(said, '.', length) != NULL)
			last = said;
		said += length > 0 ? length : 1;
	}
	return last;
}

bool
tool_is_too_old(const struct needed_tool *tool, const char *said)
{
	const char *version = last_version(said);

	return version != NULL && strverscmp(version, tool->least) < 0;
}

char *
tool_remedy(const struct needed_tool *tool)
{
	return strf("Version %s or newer is needed: Debian from 12 on has one.",
		    tool->least);
}

int
tool_versions_check(struct error *error)
{
	int result = 0;

	for (size_t i = 0; needed_tools[i].name != NULL && result == 0; i++) {
		char *path = kit_tool(needed_tools[i].name);
		char *said = tool_version(path != NULL ? path : "");
		char *remedy = tool_remedy(&needed_tools[i]);

		if (tool_is_too_old(&needed_tools[i], said))
			result = error_set(error, "%s is too old. %s", said,
					   remedy);
		free(remedy);
		free(said);
		free(path);
	}
	return result;
}
