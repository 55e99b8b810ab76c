/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/logins.h"

#include "ipclab/base/files.h"
#include "ipclab/intake/name_fit.h"

#include <stdlib.h>
#include <string.h>

enum { NOTE_BYTES = 1 << 20 };

/** The login in the first line of a student's note, if the whole ends in it;
 *  else NULL. The caller frees. */
static char *
login_in(const char *folder, const char *entry, const char *whole)
{
	char *path = strf("%s/%s", folder, entry);
	char *note = file_read(path, NOTE_BYTES, NULL);
	char *open = NULL;
	char *close;

	free(path);
	if (note != NULL && strncmp(note, "Name:", 5) == 0) {
		note[strcspn(note, "\r\n")] = '\0';
		open = strrchr(note, '(');
	}
	close = open != NULL ? strchr(open, ')') : NULL;
	if (close == NULL) {
		free(note);
		return NULL;
	}
	*close = '\0';
	*open = '_';
	open = name_ends_in(whole, strlen(whole), open)
		       ? xstrdup(whole + strlen(whole) - strlen(open + 1))
		       : NULL;
	free(note);
	return open;
}

/** How many of the wholes begin with these bytes? */
static size_t
sharing(const struct strlist *wholes, const char *title, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < wholes->count; i++)
		count += strncmp(wholes->items[i], title, length) == 0;
	return count;
}

/** What follows the title that most of the others have, too, and the longest
 *  such; the last word if there are no others. */
static const char *
after_title(const struct strlist *wholes, const char *whole)
{
	const char *login = strrchr(whole, '_') + 1;
	size_t most = 1;

	for (const char *end = whole; (end = strchr(end, '_')) != NULL;) {
		size_t count = sharing(wholes, whole, ++end - whole);

		if (*end != '\0' && count > 1 && count >= most) {
			most = count;
			login = end;
		}
	}
	return login;
}

/** Remember an entry's student, and in notes the entry if it is their note. */
static void
add_entry(struct strlist *wholes, struct strlist *notes, const char *entry)
{
	struct site_name site;
	size_t at = 0;

	if (!site_name_parse(entry, &site))
		return;
	if (site.whole != NULL) {
		while (at < wholes->count &&
		       strcmp(wholes->items[at], site.whole) != 0)
			at++;
		if (at == wholes->count) {
			strlist_add(wholes, site.whole);
			strlist_add(notes, "");
		}
		if (*site.file == '\0') {
			free(notes->items[at]);
			notes->items[at] = xstrdup(entry);
		}
	}
	site_name_clear(&site);
}

void
logins_read(struct logins *logins, const char *folder,
	    const struct strlist *entries)
{
	struct strlist notes = {0}; /* of each whole; "" if there is none */

	*logins = (struct logins){0};
	for (size_t i = 0; i < entries->count; i++)
		add_entry(&logins->wholes, &notes, entries->items[i]);
	for (size_t i = 0; i < notes.count; i++) {
		const char *whole = logins->wholes.items[i];
		char *login = *notes.items[i] != '\0'
				      ? login_in(folder, notes.items[i], whole)
				      : NULL;

		strlist_take(&logins->logins,
			     login != NULL ? login
					   : xstrdup(after_title(
						     &logins->wholes, whole)));
	}
	strlist_clear(&notes);
}

void
logins_clear(struct logins *logins)
{
	strlist_clear(&logins->wholes);
	strlist_clear(&logins->logins);
}

bool
logins_parse(const struct logins *logins, const char *entry,
	     struct site_name *out)
{
	if (!site_name_parse(entry, out))
		return false;
	for (size_t i = 0; out->whole != NULL && i < logins->wholes.count;
	     i++) {
		if (strcmp(logins->wholes.items[i], out->whole) != 0)
			continue;
		free(out->id);
		free(out->name);
		out->id = xstrdup(logins->logins.items[i]);
		out->name = xstrdup(logins->logins.items[i]);
		break;
	}
	return true;
}
