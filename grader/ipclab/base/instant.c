/* SPDX-License-Identifier: MIT */
#include "ipclab/base/instant.h"

#include <stdio.h>
#include <string.h>

time_t
instant_parse(const char *text)
{
	struct tm tm = {.tm_isdst = -1};
	const char *rest = strptime(text, "%A, %d %B %Y, %I:%M %p", &tm);
	int hours = 0;
	int minutes = 0;
	char sign = '+';

	/* Otherwise it is not a date of Moodle's. */
	if (rest == NULL) {
		tm = (struct tm){.tm_isdst = -1};
		rest = strptime(text, "%Y-%m-%d", &tm);
	}
	if (rest != NULL && (*rest == ' ' || *rest == 'T'))
		rest = strptime(rest + 1, "%H:%M", &tm);
	if (rest != NULL && *rest == ':')
		rest = strptime(rest, ":%S", &tm);
	if (rest != NULL && *rest == '.')
		rest += 1 + strspn(rest + 1, "0123456789");
	if (rest != NULL && *rest == ' ')
		rest++;
	if (rest == NULL)
		return -1;
	if (*rest == '\0')
		return mktime(&tm);
	if (strcmp(rest, "Z") != 0 && strcmp(rest, "UTC") != 0 &&
	    sscanf(rest, "%c%2d%*[:]%2d", &sign, &hours, &minutes) != 3 &&
	    sscanf(rest, "%c%2d%2d", &sign, &hours, &minutes) != 3)
		return -1;
	if (sign != '+' && sign != '-' && *rest != 'Z' && *rest != 'U')
		return -1;
	hours = hours * 3600 + minutes * 60;
	return timegm(&tm) - (sign == '-' ? -hours : hours);
}

void
instant_text(time_t instant, char text[32])
{
	struct tm tm;

	strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&instant, &tm));
}

void
instant_local(time_t instant, char text[32])
{
	struct tm tm;

	strftime(text, 32, "%Y-%m-%d %H:%M", localtime_r(&instant, &tm));
}
