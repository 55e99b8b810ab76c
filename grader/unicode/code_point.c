/* SPDX-License-Identifier: MIT */
#include "unicode/code_point.h"
#include <locale.h>
#include <wchar.h>

int32_t
code_point_next(const char **at, const char *end)
{
	const unsigned char *s = (const unsigned char *)*at;
	int32_t point, least;
	int more;

	*at += 1;
	if (s[0] < 0x80)
		return s[0];
	if (s[0] >= 0xc2 && s[0] <= 0xdf)
		more = 1, point = s[0] & 0x1f, least = 0x80;
	else if (s[0] >= 0xe0 && s[0] <= 0xef)
		more = 2, point = s[0] & 0x0f, least = 0x800;
	else if (s[0] >= 0xf0 && s[0] <= 0xf4)
		more = 3, point = s[0] & 0x07, least = 0x10000;
	else
		return -1;
	if (more > end - *at)
		return -1;
	for (int i = 1; i <= more; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return -1;
		point = point << 6 | (s[i] & 0x3f);
	}
	if (point < least || point > 0x10ffff ||
	    (point >= 0xd800 && point <= 0xdfff))
		return -1;
	*at += more;
	return point;
}

bool
code_point_is_control(int32_t point)
{
	return (point >= 0 && point < 0x20) ||
	       (point >= 0x7f && point < 0xa0) || point == 0x61c ||
	       point == 0x200e || point == 0x200f ||
	       (point >= 0x2028 && point <= 0x202e) ||
	       (point >= 0x2066 && point <= 0x2069) || point == 0xfeff;
}

size_t
code_point_columns(int32_t point)
{
	static locale_t unicode;
	locale_t before;
	int columns;

	if (point >= 0 && point < 0x80)
		return 1;
	if (!unicode) /* wcwidth() asks the locale, and ours may be C */
		unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	if (!unicode)
		return 1;
	before = uselocale(unicode);
	columns = point < 0 ? 1 : wcwidth((wchar_t)point);
	uselocale(before);
	return columns < 0 ? 1 : (size_t)columns;
}
