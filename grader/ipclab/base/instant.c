/* SPDX-License-Identifier: MIT */
#include "ipclab/base/instant.h"

#include <stdio.h>
#include <string.h>

/** make: mktime, or timegm for UTC. Returns -1 for a day that does not exist,
 *  such as 30 February. */
static time_t
instant_of(struct tm *tm, time_t (*make)(struct tm *))
{
	struct tm day = {.tm_year = tm->tm_year,
			 .tm_mon = tm->tm_mon,
			 .tm_mday = tm->tm_mday};

	timegm(&day);
	return day.tm_mday == tm->tm_mday ? make(tm) : -1;
}

time_t
instant_parse(const char *text)
{
	struct tm tm = {.tm_isdst = -1};
	const char *rest = strptime(text, "%A, %d %B %Y, %I:%M %p", &tm);
	int hours = 0;
	int minutes = 0;
	char sign = '+';
	time_t at;

	/* not Moodle's format */
	if (rest == NULL) {
		tm = (struct tm){.tm_isdst = -1};
		rest = strptime(text, "%Y-%m-%d", &tm);
	}
	/* as spreadsheets write it in countries that put dots in dates */
	if (rest == NULL) {
		tm = (struct tm){.tm_isdst = -1};
		rest = strptime(text, "%d.%m.%Y", &tm);
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
		return instant_of(&tm, mktime);
	if (strcmp(rest, "Z") != 0 && strcmp(rest, "UTC") != 0 &&
	    sscanf(rest, "%c%2d%*[:]%2d", &sign, &hours, &minutes) != 3 &&
	    sscanf(rest, "%c%2d%2d", &sign, &hours, &minutes) != 3)
		return -1;
	if (sign != '+' && sign != '-' && *rest != 'Z' && *rest != 'U')
		return -1;
	hours = hours * 3600 + minutes * 60;
	at = instant_of(&tm, timegm);
	return at < 0 ? -1 : at - (sign == '-' ? -hours : hours);
}

time_t
instant_days_later(time_t instant, int days)
{
	struct tm tm;

	localtime_r(&instant, &tm);
	tm.tm_mday += days;
	tm.tm_isdst = -1;
	return mktime(&tm);
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
