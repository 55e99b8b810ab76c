/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/gradescope.h"

#include "ipclab/base/mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Only as much YAML as Ruby writes for it: submission_1234: :submitters: -
   :name: Ann Lee :sid: '0042' :created_at: ... */

/** The content of quoted text: 'O''Neil', "\"Bob\" Roe". The caller frees. */
static char *
unquoted(const char *text, size_t size, char quote)
{
	char *value = xcalloc(size + 1, 1);
	char escape = quote == '"' ? '\\' : quote;
	size_t n = 0;

	for (size_t i = 0; i < size; i++) {
		if (text[i] == escape && i + 1 < size &&
		    (text[i + 1] == quote || text[i + 1] == escape))
			i++;
		value[n++] = text[i];
	}
	return value;
}

/** A value without its quotes and the spaces around it. The caller frees. */
static char *
value_of(const char *text)
{
	size_t size;

	text += strspn(text, " ");
	size = strcspn(text, "\r\n");
	while (size > 0 && text[size - 1] == ' ')
		size--;
	if (size >= 2 && (*text == '\'' || *text == '"') &&
	    text[size - 1] == *text)
		return unquoted(text + 1, size - 2, *text);
	return xstrndup(text, size);
}

/** Where the lines of a submission begin, or NULL. */
static const char *
find(const char *metadata, const char *folder)
{
	size_t size = strlen(folder);

	for (const char *line = metadata; line != NULL; line++) {
		if (strncmp(line, folder, size) == 0 && line[size] == ':')
			return strchr(line, '\n');
		line = strchr(line, '\n');
		if (line == NULL)
			break;
	}
	return NULL;
}

static size_t
indent_of(const char *line)
{
	return strspn(line, " ");
}

/** Add the value of that key for each submitter. */
static void
of_submitters(const char *metadata, const char *folder, const char *key,
	      struct strlist *values)
{
	const char *line = find(metadata, folder);
	bool submitters = false;

	while (line != NULL && *++line != '\0' && indent_of(line) > 0) {
		const char *word = line + strspn(line, " -");

		/* The next key of the submission ends the list. */
		if (*word == ':' && indent_of(line) == 2 && line[2] != '-')
			submitters = strncmp(word, ":submitters:", 12) == 0;
		else if (submitters && strncmp(word, key, strlen(key)) == 0)
			strlist_take(values, value_of(word + strlen(key)));
		line = strchr(line, '\n');
	}
}

char *
gradescope_students(const char *metadata, const char *folder)
{
	struct strlist names = {0};
	char *joined = NULL;

	of_submitters(metadata, folder, ":name:", &names);
	if (names.count > 0)
		joined = strlist_join(&names, ", ");
	strlist_clear(&names);
	return joined;
}

void
gradescope_keys(const char *metadata, const char *folder, struct strlist *keys)
{
	of_submitters(metadata, folder, ":sid:", keys);
	of_submitters(metadata, folder, ":email:", keys);
}

char *
gradescope_instant(const char *metadata, const char *folder)
{
	static const char key[] = "  :created_at:";
	const char *line = find(metadata, folder);

	while (line != NULL && *++line != '\0' && indent_of(line) > 0) {
		if (strncmp(line, key, strlen(key)) == 0)
			return value_of(line + strlen(key));
		line = strchr(line, '\n');
	}
	return NULL;
}
