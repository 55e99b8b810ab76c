/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/site_note.h"

#include "ipclab/base/files.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/intake/site_name.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOTE_BYTES = 1 << 20 };

/** A line of the note, without its end: "\tFilename: NAME". */
static void
see_line(struct bundle *bundle, const char *path, const char *line)
{
	static const char key[] = "Filename:";
	size_t folder = bundle_last_part(path) - path;
	char *listed;

	line += strspn(line, " \t");
	if (strncmp(line, key, sizeof(key) - 1) != 0)
		return;
	line += sizeof(key) - 1;
	line += strspn(line, " \t");
	listed = strf("%.*s%s", (int)folder, path, line);
	if (*line != '\0' && strchr(line, '/') == NULL &&
	    faccessat(AT_FDCWD, listed, F_OK, AT_SYMLINK_NOFOLLOW) < 0) {
		char *clean = text_clean(line, strlen(line));

		bundle_doubt(bundle, DOUBT_DAMAGED,
			     "%s: the site lists it, but it is not there; was "
			     "it deleted? Look for it at the site",
			     clean);
		free(clean);
	}
	free(listed);
}

void
site_note_read(struct bundle *bundle, const char *path)
{
	struct site_name site;
	char *note = NULL;

	if (!site_name_parse(bundle_last_part(path), &site))
		return;
	if (strcmp(site.site, "blackboard") == 0 && *site.file == '\0')
		note = file_read(path, NOTE_BYTES, NULL);
	for (char *line = note; line != NULL;) {
		char *end = line + strcspn(line, "\r\n");
		char *next = *end != '\0' ? end + 1 : NULL;

		*end = '\0';
		see_line(bundle, path, line);
		line = next;
	}
	free(note);
	site_name_clear(&site);
}
