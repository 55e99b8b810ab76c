/* SPDX-License-Identifier: MIT */
/* Merge findings that would say the same. */
#include "probe/findings/merge.h"
#include <ctype.h>
#include <string.h>

#define TOLD_OF 3 /* processes reported before the rest is counted */

static bool
same_callers(const struct finding_source *one, const struct finding_source *two)
{
	if (!one->caller_file || !two->caller_file)
		return !one->caller_file && !two->caller_file;
	return one->caller_line == two->caller_line &&
	       strcmp(one->caller_file, two->caller_file) == 0;
}

/** The finding's next source with a known place, from *at on; or NULL. */
static const struct finding_source *
next_place(const struct finding *finding, size_t *at)
{
	while (*at < finding->source_len) {
		const struct finding_source *source =
			&finding->sources[(*at)++];

		if (source->file)
			return source;
	}
	return NULL;
}

static bool
same_places(const struct finding *a, const struct finding *b)
{
	const struct finding_source *one, *two;
	size_t at_one = 0, at_two = 0;
	bool known = false;

	for (;;) {
		one = next_place(a, &at_one);
		two = next_place(b, &at_two);
		if (!one || !two)
			return known && !one && !two;
		if (one->line != two->line ||
		    strcmp(one->file, two->file) != 0 ||
		    !same_callers(one, two))
			return false;
		known = true;
	}
}

/** Do they differ only in the numbers of descriptors and processes? Another end
 *  of a pipe, or another kind of file, is reported separately. */
static bool
same_words(const char *a, const char *b)
{
	while (*a && *b) {
		if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b)) {
			while (isdigit((unsigned char)*a))
				a++;
			while (isdigit((unsigned char)*b))
				b++;
		} else if (*a++ != *b++) {
			return false;
		}
	}
	return *a == *b;
}

/** The message after the name of the process that it begins with: programs that
 *  a loop starts at one line make one mistake. */
static const char *
after_name(const struct finding *finding)
{
	const char *name =
		finding->process ? strstr(finding->message, "(process ") : NULL;

	return name ? name : finding->message;
}

/** The part of the message that says which close is missing: whom that delays
 *  is no other mistake. NULL if it is no such finding. */
static const char *
missing_close(const struct finding *finding)
{
	if (strcmp(finding->id, "unclosed-write-end") != 0 &&
	    strcmp(finding->id, "unclosed-read-end") != 0)
		return NULL;
	return strrchr(finding->message, ';');
}

/** Would the same change, at the same places, mend both? */
static bool
same_mistake(const struct finding *a, const struct finding *b)
{
	const char *one = missing_close(a), *two = missing_close(b);

	return one && two ? same_words(one, two)
			  : same_words(after_name(a), after_name(b));
}

static bool
is_like(const struct finding *a, const struct finding *b)
{
	if (strcmp(a->id, b->id) != 0 || a->severity != b->severity ||
	    !a->message || !b->message)
		return false;
	if (same_places(a, b))
		return same_mistake(a, b);
	return a->process == b->process && strcmp(a->message, b->message) == 0;
}

/** The finding, among those kept, that can stand for this one too; or NULL. */
static struct finding *
stands_for(const struct findings *findings, size_t kept,
	   const struct finding *finding)
{
	struct finding *last = NULL;
	size_t others = 0;

	for (size_t i = 0; i < kept; i++) {
		struct finding *other = findings->list[i];

		if (!is_like(other, finding))
			continue;
		if (other->process == finding->process)
			return other;
		others++;
		last = other;
	}
	return others >= TOLD_OF ? last : NULL;
}

void
findings_merge(struct findings *findings)
{
	size_t kept = 0;

	for (size_t i = 0; i < findings->len; i++) {
		struct finding *finding = findings->list[i];
		struct finding *one = stands_for(findings, kept, finding);

		if (!one) {
			findings->list[kept++] = finding;
			continue;
		}
		if (one->process == finding->process)
			one->times += finding->times;
		else
			one->elsewhere += finding->times;
		one->elsewhere += finding->elsewhere;
		finding_free(finding);
	}
	findings->len = kept;
}
