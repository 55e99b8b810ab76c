/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
tap_clear(struct tap *tap)
{
	for (size_t i = 0; i < tap->count; i++) {
		free(tap->tests[i].name);
		free(tap->tests[i].diagnosis);
	}
	free(tap->tests);
	*tap = (struct tap){0};
}

const struct tap_test *
tap_find(const struct tap *tap, const char *name)
{
	for (size_t i = 0; i < tap->count; i++)
		if (strcmp(tap->tests[i].name, name) == 0)
			return &tap->tests[i];
	return NULL;
}

/** Parse "ok 3 name # skip why". Returns false if the line is not a verdict. */
static bool
parse_verdict(struct tap *tap, const char *line)
{
	struct tap_test test = {.ok = strncmp(line, "ok ", 3) == 0};
	const char *name = line + (test.ok ? 3 : 7);
	char *end;
	char *skip;

	if (!test.ok && strncmp(line, "not ok ", 7) != 0)
		return false;
	strtoul(name, &end, 10);
	if (end == name)
		return false;
	test.name = xstrdup(*end == ' ' ? end + 1 : end);
	skip = strstr(test.name, " # skip");
	if (skip != NULL) {
		test.skipped = true;
		test.diagnosis = xstrdup(skip + 7 + (skip[7] == ' '));
		*skip = '\0';
	} else {
		test.diagnosis = xstrdup("");
	}
	tap->tests =
		xrealloc(tap->tests, (tap->count + 1) * sizeof(*tap->tests));
	tap->tests[tap->count++] = test;
	return true;
}

static void
add_diagnosis(struct tap *tap, const char *line)
{
	struct tap_test *test = &tap->tests[tap->count - 1];
	char *longer = strf("%s%s%s", test->diagnosis,
			    *test->diagnosis != '\0' ? "\n" : "", line);

	free(test->diagnosis);
	test->diagnosis = longer;
}

/** Is it a line of tags? Bats 1.11 and later begin their output about a failed
 *  test with one. */
static bool
is_tags(const struct tap *tap, const char *line)
{
	return *tap->tests[tap->count - 1].diagnosis == '\0' &&
	       strncmp(line, "# tags: ", 8) == 0;
}

void
tap_parse(struct tap *tap, const char *text)
{
	struct strlist lines = {0};

	*tap = (struct tap){0};
	strlist_split(&lines, text, '\n');
	for (size_t i = 0; i < lines.count; i++) {
		const char *line = lines.items[i];

		if (parse_verdict(tap, line) || tap->count == 0)
			continue;
		if (line[0] == '#' && !is_tags(tap, line))
			add_diagnosis(tap, line + 1 + (line[1] == ' '));
	}
	strlist_clear(&lines);
}
