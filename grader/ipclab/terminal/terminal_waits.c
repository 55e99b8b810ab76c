/* SPDX-License-Identifier: MIT */
#include "ipclab/terminal/terminal_waits.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { PROCESSES = 6 }; /* the most that are drawn */

/** The text on the arrow. */
static const char *
what_is_missing(const json_t *wait)
{
	static const char *const words[][2] = {
		{"ends", "until it ends"},
		{"writes", "until none has the write end"},
		{"reads", "until one reads"},
		{"opens", "until one opens it"}};
	const char *until = text_in(wait, "until");

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(words[i][0], until) == 0)
			return words[i][1];
	return "";
}

/** "process 1, 2", or that there is nobody to wait for. */
static char *
others(const json_t *wait)
{
	const json_t *list = json_object_get(wait, "for");
	struct strlist numbers = {0};
	const json_t *number;
	char *joined, *text;
	size_t i;

	json_array_foreach (list, i, number)
		strlist_take(&numbers, strf("%" JSON_INTEGER_FORMAT,
					    json_integer_value(number)));
	joined = strlist_join(&numbers, ", ");
	text = numbers.count > 0 ? strf("process %s", joined)
				 : xstrdup("nobody");
	free(joined);
	strlist_clear(&numbers);
	return text;
}

void
terminal_waits(FILE *out, const json_t *check)
{
	const json_t *waits = json_object_get(check, "waits");
	size_t count = json_array_size(waits);
	const json_t *wait;
	int width = 0;
	size_t i;

	if (count == 0)
		return;
	fputs("      who waits for whom:\n", out);
	json_array_foreach (waits, i, wait) {
		int wide = (int)strlen(what_is_missing(wait));

		width = wide > width ? wide : width;
	}
	json_array_foreach (waits, i, wait) {
		const char *missing = what_is_missing(wait);
		int line = *missing != '\0'
				   ? width - (int)strlen(missing)
				   : width + 2; /* and the spaces around */
		char *whom = others(wait);

		if (i == PROCESSES) {
			fprintf(out, "        and %zu more\n", count - i);
			free(whom);
			break;
		}
		fprintf(out, "        process %ld in %-5s --%s%s%s%.*s--> %s\n",
			number_in(wait, "process"), text_in(wait, "function"),
			*missing != '\0' ? " " : "", missing,
			*missing != '\0' ? " " : "", line,
			"----------------------------------------", whom);
		free(whom);
	}
}
