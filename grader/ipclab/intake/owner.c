/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/owner.h"

#include "ipclab/intake/name_fit.h"
#include "ipclab/lab/labs.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A run of letters or of digits; bytes beyond ASCII are letters. */
struct word {
	const char *text;
	size_t length;
	bool number;
};

static bool
is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/** The first word from `from` on; empty if there is none before end. */
static struct word
first_word(const char *from, const char *end)
{
	struct word word = {.text = from};

	while (word.text < end && !is_letter(*word.text) &&
	       !isdigit((unsigned char)*word.text))
		word.text++;
	word.number = word.text < end && !is_letter(*word.text);
	while (word.text + word.length < end &&
	       (word.number ? isdigit((unsigned char)word.text[word.length])
			    : is_letter(word.text[word.length])))
		word.length++;
	return word;
}

/** Add the words of a name, and all of them as one word. */
static void
add_words(struct lab_words *labs, const char *name)
{
	const char *end = name + strcspn(name, ".");
	char *joined = xstrdup("");
	struct word word;

	for (word = first_word(name, end); word.length > 0;
	     word = first_word(word.text + word.length, end)) {
		char *text = xstrndup(word.text, word.length);
		char *longer = strf("%s%s", joined, text);

		free(joined);
		joined = longer;
		if (!word.number)
			strlist_add(&labs->words, text);
		free(text);
	}
	strlist_take(&labs->words, joined);
}

struct lab_words
lab_words_read(void)
{
	struct lab_words labs = {0};
	struct strlist ids = {0};

	lab_ids(&ids, NULL);
	for (size_t i = 0; i < ids.count; i++) {
		struct lab *lab = lab_read(ids.items[i], NULL);

		strlist_take(&labs.numbers, strf("%d", atoi(ids.items[i])));
		add_words(&labs, ids.items[i]);
		for (size_t k = 0; lab != NULL && k < lab->files.count; k++)
			add_words(&labs, lab->files.items[k]);
		lab_free(lab);
	}
	strlist_clear(&ids);
	return labs;
}

void
lab_words_clear(struct lab_words *labs)
{
	strlist_clear(&labs->words);
	strlist_clear(&labs->numbers);
}

static bool
is_one_of(const char *const words[], size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(text, words[i]) == 0)
			return true;
	return false;
}

#define IS_ONE_OF(words, text)                                                 \
	is_one_of(words, sizeof(words) / sizeof(*(words)), text)

/** Is it a word that says what the work is, not whose? */
static bool
is_of_work(const struct lab_words *labs, const char *text)
{
	static const char *const words[] = {
		"lab",         "labs",         "week",    "ex",
		"exercise",    "task",         "part",    "hw",
		"homework",    "assignment",   "problem", "project",
		"new",         "final",        "copy",    "of",
		"v",           "version",      "src",     "source",
		"sources",     "code",         "include", "build",
		"bin",         "work",         "submit",  "submission",
		"submissions", "examples",     "grader",  "solution",
		"solutions",   "doc",          "docs",    "q",
		"first",       "second",       "third",   "resubmit",
		"resubmitted", "resubmission", "fixed",   "latest"};

	return IS_ONE_OF(words, text) || name_sets_aside(text, strlen(text)) ||
	       strlist_has(&labs->words, text);
}

/**
 * Does the number say which lab or which version: "lab 1", "v2", "01-hello",
 * "ann 01-hello", "ann (1)"? A long one is a student's: "submission_1234".
 * follows: after a word that says what the work is.
 */
static bool
is_works_number(const struct lab_words *labs, const struct word *number,
		bool follows, const char *start, const char *end)
{
	struct word next = first_word(number->text + number->length, end);
	char *text = strf("%ld", strtol(number->text, NULL, 10));
	char *after = xstrndup(next.text, next.length);
	bool is = (follows && number->length <= 2) ||
		  strlist_has(&labs->words, after) ||
		  (number->text == start && strlist_has(&labs->numbers, text));

	free(after);
	free(text);
	return is || (number->text > start && number->text[-1] == '(' &&
		      number->text[number->length] == ')');
}

/** owner_in_name(). *count: of how many words the owner's name is made. */
static char *
read_owner(const struct lab_words *labs, const char *name, size_t length,
	   size_t *count)
{
	char *lower = xstrndup(name, length);
	const char *end = lower + length;
	char *owner = xstrdup("");
	bool follows = false;
	struct word word;

	*count = 0;
	for (char *c = lower; *c != '\0'; c++)
		*c = tolower((unsigned char)*c);
	for (word = first_word(lower, end); word.length > 0;
	     word = first_word(word.text + word.length, end)) {
		char *text = xstrndup(word.text, word.length);
		/* One letter after such a word is like a number: "part b". */
		bool of_work = word.number
				       ? is_works_number(labs, &word, follows,
							 lower, end)
				       : (follows && word.length == 1) ||
						 is_of_work(labs, text);

		if (!of_work) {
			char *longer = strf("%s%s", owner, text);

			free(owner);
			owner = longer;
			*count += !word.number;
		}
		follows = of_work;
		free(text);
	}
	free(lower);
	return owner;
}

char *
owner_in_name(const struct lab_words *labs, const char *name, size_t length)
{
	size_t count;

	return read_owner(labs, name, length, &count);
}

bool
owner_is_full_name(const struct lab_words *labs, const char *name,
		   size_t length)
{
	size_t count;

	free(read_owner(labs, name, length, &count));
	return count >= 2;
}

/** Is it such a word with a letter after it, "groupb"? */
static bool
is_with_letter(const char *const words[], size_t count, const char *text)
{
	size_t length = strlen(text);
	char *less = xstrndup(text, length > 0 ? length - 1 : 0);
	bool is =
		is_one_of(words, count, text) || is_one_of(words, count, less);

	free(less);
	return is;
}

#define IS_WITH_LETTER(words, text)                                            \
	is_with_letter(words, sizeof(words) / sizeof(*(words)), text)

enum owner_of_many
owner_is_many(const char *name)
{
	static const struct lab_words none;
	static const char *const sections[] = {
		"section", "sections", "sec",       "class",   "classes",
		"course",  "tutorial", "tutorials", "tut",     "tutorium",
		"seminar", "cohort",   "students",  "kurs",    "klasse",
		"room",    "session",  "mon",       "tue",     "wed",
		"thu",     "fri",      "monday",    "tuesday", "wednesday",
		"friday",  "thursday"};
	static const char *const groups[] = {"group",  "groups", "grp",
					     "gruppe", "team",   "teams"};
	enum owner_of_many many = OWNER_ONE;
	char *lower = xstrdup(name);
	const char *end = lower + strlen(lower);
	bool only = true;
	struct word word;

	for (char *c = lower; *c != '\0'; c++)
		*c = tolower((unsigned char)*c);
	for (word = first_word(lower, end); word.length > 0 && only;
	     word = first_word(word.text + word.length, end)) {
		char *text = xstrndup(word.text, word.length);

		if (IS_WITH_LETTER(sections, text))
			many = OWNER_SECTION;
		else if (IS_WITH_LETTER(groups, text))
			many = many == OWNER_SECTION ? many : OWNER_GROUP;
		else
			only = word.number || word.length == 1 ||
			       is_of_work(&none, text);
		free(text);
	}
	free(lower);
	/* "b" or "b2" is nobody's name. */
	if (many == OWNER_ONE && name[0] != '\0' &&
	    (name[1] == '\0' ||
	     (isdigit((unsigned char)name[1]) && name[2] == '\0')))
		return OWNER_GROUP;
	return only ? many : OWNER_ONE;
}
