#include "ipclab/intake/names.h"

#include "ipclab/base/sha256.h"
#include "ipclab/intake/intake.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *
name_escape(const char *raw)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789._-";
	char *name = xcalloc(3 * strlen(raw) + 1, 1);
	size_t n = 0;

	for (; *raw != '\0'; raw++) {
		if (strchr(plain, *raw) != NULL)
			name[n++] = *raw;
		else
			n += sprintf(name + n, "%%%02X", (unsigned char)*raw);
	}
	return name;
}

char *
name_with_hash(const char *name, const char *of)
{
	struct sha256 hash;
	char hex[SHA256_HEX];
	const char *slash = strrchr(of, '/');

	of = slash != NULL ? slash + 1 : of;
	sha256_start(&hash);
	sha256_add(&hash, of, strlen(of));
	sha256_end(&hash, hex);
	return strf("%.*s-%.8s", NAME_BYTES - 10, name, hex);
}

/* Student, perhaps LATE, user's number, file's number, name. */
static bool
canvas_match(const char *name, regmatch_t match[7])
{
	regex_t regex;
	bool matches;

	if (regcomp(&regex,
		    "^([^_]+)(_late|_LATE)?_([0-9]+)_([0-9]+)_(.+\\.[ch])$",
		    REG_EXTENDED) != 0)
		return false;
	matches = regexec(&regex, name, 7, match, 0) == 0;
	regfree(&regex);
	return matches;
}

char *
canvas_student(const char *name)
{
	regmatch_t m[7];

	if (!canvas_match(name, m))
		return NULL;
	return strf("%.*s_%.*s", (int)m[1].rm_eo, name,
		    (int)(m[3].rm_eo - m[3].rm_so), name + m[3].rm_so);
}

unsigned long
canvas_upload(const char *name)
{
	regmatch_t m[7];

	return canvas_match(name, m) ? strtoul(name + m[4].rm_so, NULL, 10) : 0;
}

bool
canvas_is_late(const char *name)
{
	regex_t regex;
	bool late;

	if (regcomp(&regex, "^[^_]+_(late|LATE)_[0-9]+_[0-9]+_",
		    REG_EXTENDED | REG_NOSUB) != 0)
		return false;
	late = regexec(&regex, name, 0, NULL, 0) == 0;
	regfree(&regex);
	return late;
}

char *
canvas_file(const char *name)
{
	regmatch_t m[7];
	char *file;
	char *dash;
	char *dot;

	if (!canvas_match(name, m))
		return xstrdup(name);
	file = xstrdup(name + m[5].rm_so);
	dash = strrchr(file, '-');
	dot = strrchr(file, '.');
	/* Canvas numbers a file that was handed in again. */
	if (dash != NULL && dash[1] != '.' &&
	    strspn(dash + 1, "0123456789") == (size_t)(dot - dash - 1))
		memmove(dash, dot, strlen(dot) + 1);
	return file;
}
