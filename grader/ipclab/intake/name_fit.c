/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/name_fit.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool
name_ends_in(const char *name, size_t length, const char *end)
{
	size_t size = strlen(end);

	return length > size &&
	       strncasecmp(name + length - size, end, size) == 0;
}

/** The length of a stem without a copy's mark: " (2)", " - Copy". */
static size_t
stem_length(const char *stem, size_t length)
{
	static const char *const copies[] = {" - copy", " copy"};
	size_t before;

	do {
		before = length;
		if (length > 0 && stem[length - 1] == ')') {
			size_t start = length - 1;

			while (start > 0 &&
			       isdigit((unsigned char)stem[start - 1]))
				start--;
			if (start > 1 && start < length - 1 &&
			    stem[start - 1] == '(')
				length = start - 1;
		}
		for (size_t i = 0; i < sizeof(copies) / sizeof(*copies); i++)
			if (name_ends_in(stem, length, copies[i]))
				length -= strlen(copies[i]);
		while (length > 1 && stem[length - 1] == ' ')
			length--;
	} while (length < before);
	return length;
}

static char
plain(char c)
{
	return c == ' ' || c == '-' ? '_' : tolower((unsigned char)c);
}

static bool
same(const char *a, const char *b, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (plain(a[i]) != plain(b[i]))
			return false;
	return true;
}

static bool
is_separator(char c)
{
	return c == ' ' || c == '-' || c == '_' || c == '.';
}

/** Are the names the same but for what separates their words: "PipeCopy",
 *  "pipe_co py"? */
static bool
same_letters(const char *a, size_t a_length, const char *b, size_t b_length)
{
	const char *a_end = a + a_length;
	const char *b_end = b + b_length;

	for (;;) {
		while (a < a_end && is_separator(*a))
			a++;
		while (b < b_end && is_separator(*b))
			b++;
		if (a == a_end || b == b_end)
			return a == a_end && b == b_end;
		if (plain(*a++) != plain(*b++))
			return false;
	}
}

bool
name_sets_aside(const char *words, size_t length)
{
	static const char *const aside[] = {
		"old",  "bak",   "backup", "orig",      "original", "skeleton",
		"test", "tests", "tester", "v1",        "draft",    "example",
		"1",    "v0",    "0",      "skeletons", "alt"};

	while (length > 0 && !isalnum((unsigned char)*words))
		words++, length--;
	while (length > 0 && !isalnum((unsigned char)words[length - 1]))
		length--;
	for (size_t i = 0; i < sizeof(aside) / sizeof(*aside); i++)
		if (strlen(aside[i]) == length &&
		    strncasecmp(words, aside[i], length) == 0)
			return true;
	return false;
}

/** Does it have the wanted stem with words before or after: "pipe_copy_v2"? */
static enum name_fit
fit_with_words(const char *given, size_t length, const char *wanted,
	       size_t stem)
{
	const char *words = given + stem;
	size_t more = length - stem;

	if (same(given, wanted, stem) && !isalpha((unsigned char)*words))
		return name_sets_aside(words, more) ? NAME_ASIDE
						    : NAME_WITH_WORDS;
	if (same(given + more, wanted, stem) &&
	    !isalnum((unsigned char)given[more - 1]))
		return name_sets_aside(given, more) ? NAME_ASIDE
						    : NAME_WITH_WORDS;
	return NAME_OTHER;
}

#define COPY_OF "copy of "

enum name_fit
name_fit(const char *given, const char *wanted)
{
	const char *dot = strrchr(wanted, '.');
	size_t length = strlen(given);
	size_t suffix = dot != NULL ? strlen(dot) : 0;
	size_t stem = strlen(wanted) - suffix;

	if (strcmp(given, wanted) == 0)
		return NAME_EXACT;
	if (dot == NULL)
		return NAME_OTHER;
	while (length > 0 &&
	       (given[length - 1] == ' ' || given[length - 1] == '.'))
		length--;
	if (name_ends_in(given, length, ".txt") &&
	    name_ends_in(given, length - 4, dot))
		length -= 4;
	if (!name_ends_in(given, length, dot))
		return NAME_OTHER;
	length -= suffix;
	if (strncasecmp(given, COPY_OF, strlen(COPY_OF)) == 0) {
		given += strlen(COPY_OF);
		length -= strlen(COPY_OF);
	}
	/* If "a_copy.c" is itself wanted, it is no copy of "a.c". */
	if (same_letters(given, length, wanted, stem))
		return NAME_NEAR;
	length = stem_length(given, length);
	if (same_letters(given, length, wanted, stem))
		return NAME_NEAR;
	return length > stem ? fit_with_words(given, length, wanted, stem)
			     : NAME_OTHER;
}

/** Does a number after this (length bytes) count labs: "lab-", "Ex ", nothing?
 *  "v2" counts versions, "kim1" and "a2" may be students. */
static bool
counts_labs(const char *before, size_t length)
{
	static const char *const words[] = {
		"lab", "labs", "ex",   "task",  "part", "hw",   "week",
		"wk",  "q",    "prob", "proj",  "prog", "pset", "set",
		"exo", "unit", "aufg", "blatt", "sheet"};

	while (length > 0 && is_separator(before[length - 1]))
		length--;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strlen(words[i]) == length &&
		    strncasecmp(before, words[i], length) == 0)
			return true;
	return length == 0;
}

int
name_fits_lab(const char *folder, size_t length, const char *id)
{
	const char *dash = strchr(id, '-');
	const char *number = folder;

	if (strncasecmp(folder, id, length) == 0 && id[length] == '\0')
		return 2;
	if (dash == NULL)
		return 0;
	if (strncasecmp(folder, dash + 1, length) == 0 &&
	    dash[1 + length] == '\0')
		return 2;
	while (number < folder + length && !isdigit((unsigned char)*number))
		number++;
	/* "lab2", "lab-02", "02", but not "2026-spring". */
	if (number == folder + length ||
	    !counts_labs(folder, (size_t)(number - folder)))
		return 0;
	for (const char *c = number; c < folder + length; c++)
		if (!isdigit((unsigned char)*c))
			return 0;
	return atoi(number) == atoi(id);
}
