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

static bool
same_places(const struct finding *a, const struct finding *b)
{
	bool known = false;

	if (a->source_len != b->source_len)
		return false;
	for (size_t i = 0; i < a->source_len; i++) {
		const struct finding_source *one = &a->sources[i];
		const struct finding_source *two = &b->sources[i];

		if (one->line != two->line || !one->file != !two->file ||
		    (one->file && strcmp(one->file, two->file) != 0) ||
		    !same_callers(one, two))
			return false;
		known |= one->file != NULL;
	}
	return known;
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

static bool
is_like(const struct finding *a, const struct finding *b)
{
	if (strcmp(a->id, b->id) != 0 || a->severity != b->severity ||
	    !a->message || !b->message)
		return false;
	if (same_places(a, b))
		return same_words(a->message, b->message);
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
