/* SPDX-License-Identifier: MIT */
#include "ipclab/base/name_same.h"

#include "ipclab/base/mem.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

/* clang-format off */
/* For each letter, its lower-case forms that Unicode has with a mark. Source:
   UnicodeData.txt, canonical decompositions of Latin, Greek and Cyrillic. */
static const struct {
	wchar_t base;
	const wchar_t *letters;
} marked[] = {
	{L'a', L"àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"},
	{L'b', L"ḃḅḇ"},
	{L'c', L"çćĉċčḉ"},
	{L'd', L"ďḋḍḏḑḓ"},
	{L'e', L"èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"},
	{L'f', L"ḟ"},
	{L'g', L"ĝğġģǧǵḡ"},
	{L'h', L"ĥȟḣḥḧḩḫẖ"},
	{L'i', L"ìíîïĩīĭįǐȉȋḭḯỉị"},
	{L'j', L"ĵǰ"},
	{L'k', L"ķǩḱḳḵ"},
	{L'l', L"ĺļľḷḹḻḽ"},
	{L'm', L"ḿṁṃ"},
	{L'n', L"ñńņňǹṅṇṉṋ"},
	{L'o', L"òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"},
	{L'p', L"ṕṗ"},
	{L'r', L"ŕŗřȑȓṙṛṝṟ"},
	{L's', L"śŝşšșṡṣṥṧṩ"},
	{L't', L"ţťțṫṭṯṱẗ"},
	{L'u', L"ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"},
	{L'v', L"ṽṿ"},
	{L'w', L"ŵẁẃẅẇẉẘ"},
	{L'x', L"ẋẍ"},
	{L'y', L"ýÿŷȳẏẙỳỵỷỹ"},
	{L'z', L"źżžẑẓẕ"},
	{L'α', L"ά"},
	{L'ε', L"έ"},
	{L'η', L"ή"},
	{L'ι', L"ΐίϊ"},
	{L'ο', L"ό"},
	{L'υ', L"ΰϋύ"},
	{L'ω', L"ώ"},
	{L'а', L"ӑӓ"},
	{L'г', L"ѓ"},
	{L'е', L"ѐёӗ"},
	{L'ж', L"ӂӝ"},
	{L'з', L"ӟ"},
	{L'и', L"йѝӣӥ"},
	{L'к', L"ќ"},
	{L'о', L"ӧ"},
	{L'у', L"ўӯӱӳ"},
	{L'ч', L"ӵ"},
	{L'ы', L"ӹ"},
	{L'э', L"ӭ"},
	{L'і', L"ї"},
	{L'ѵ', L"ѷ"},
	{L'ә', L"ӛ"},
	{L'ө', L"ӫ"},
};
/* clang-format on */

/** Decode a UTF-8 character. Returns its length in bytes; 0 if invalid. */
static size_t
decode(const char *text, wchar_t *c)
{
	unsigned char first = *text;
	size_t size = first < 0x80    ? 1
		      : first < 0xc2  ? 0
		      : first < 0xe0  ? 2
		      : first < 0xf0  ? 3
		      : first <= 0xf4 ? 4
				      : 0;

	*c = size < 2 ? first : first & (0xff >> (size + 1));
	for (size_t i = 1; i < size; i++) {
		if ((text[i] & 0xc0) != 0x80)
			return 0;
		*c = *c << 6 | (text[i] & 0x3f);
	}
	return size;
}

static size_t
encode(wchar_t c, char *text)
{
	static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
	size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	for (size_t i = size; i-- > 1; c >>= 6)
		text[i] = (char)(0x80 | (c & 0x3f));
	text[0] = (char)(lead[size == 1 ? 0 : size] | c);
	return size;
}

static wchar_t
without_marks(wchar_t c)
{
	for (size_t i = 0; c >= 0xc0 && i < sizeof(marked) / sizeof(*marked);
	     i++)
		if (wcschr(marked[i].letters, c) != NULL)
			return marked[i].base;
	return c;
}

/** Split a Hangul syllable into its parts, which macOS writes one by one.
 *  Returns their number; 0 if c is no such syllable. Source: the Unicode
 *  Standard, 3.12. */
static size_t
take_apart(wchar_t c, wchar_t parts[3])
{
	enum { FIRST = 0xac00, LAST = 0xd7a3, VOWELS = 21, FINALS = 28 };
	int n = c - FIRST;

	if (c < FIRST || c > LAST)
		return 0;
	parts[0] = 0x1100 + n / (VOWELS * FINALS);
	parts[1] = 0x1161 + n / FINALS % VOWELS;
	parts[2] = 0x11a7 + n % FINALS;
	return n % FINALS == 0 ? 2 : 3;
}

/** Append a character's folded form. Returns its length in bytes. */
static size_t
fold_one(wchar_t c, locale_t unicode, char *to)
{
	wchar_t parts[3];
	size_t count = take_apart(c, parts);
	size_t n = 0;

	if (c >= 0x300 && c < 0x370) /* a combining mark */
		return 0;
	for (size_t i = 0; i < count; i++)
		n += encode(parts[i], to + n);
	if (count > 0 || !iswalnum_l(c, unicode))
		return n;
	return encode(without_marks(towlower_l(c, unicode)), to);
}

/** Reduce to digits and lower-case letters without marks. The caller frees. */
static char *
fold(const char *text)
{
	static locale_t unicode; /* kept: making one is slow */
	/* A Hangul syllable of three bytes becomes nine. */
	char *folded = xcalloc(4 * strlen(text) + 1, 1);
	size_t n = 0;

	if (unicode == NULL)
		unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
	if (unicode == NULL)
		unicode = newlocale(LC_CTYPE_MASK, "C", NULL);
	while (*text != '\0') {
		wchar_t c;
		size_t size = decode(text, &c);

		if (size == 0)
			folded[n++] = *text++;
		else
			n += fold_one(c, unicode, folded + n);
		text += size;
	}
	return folded;
}

bool
name_same(const char *a, const char *b)
{
	char *left = fold(a);
	char *right = fold(b);
	bool same = *left != '\0' && strcmp(left, right) == 0;

	free(left);
	free(right);
	return same;
}
