/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/stats.h"

#include "ipclab/base/json_in.h"
#include "ipclab/lab/outcome.h"

#include <stdlib.h>
#include <string.h>

static struct stats_check *
check_of(struct stats *stats, const char *lab, const json_t *check)
{
	const char *id = text_in(check, "id");
	struct stats_check *c;

	for (size_t i = 0; i < stats->count; i++)
		if (strcmp(stats->checks[i].id, id) == 0 &&
		    strcmp(stats->checks[i].lab, lab) == 0)
			return &stats->checks[i];
	stats->checks =
		xrealloc(stats->checks, (stats->count + 1) * sizeof(*c));
	c = &stats->checks[stats->count++];
	*c = (struct stats_check){.lab = xstrdup(lab),
				  .id = xstrdup(id),
				  .title = xstrdup(text_in(check, "title"))};
	return c;
}

/** Count one more of that id. */
static void
add_reason(struct stats_reason **reasons, size_t *count, const char *id,
	   const char *example, const char *name)
{
	struct stats_reason *reason = NULL;

	for (size_t i = 0; i < *count && reason == NULL; i++)
		if (strcmp((*reasons)[i].id, id) == 0)
			reason = &(*reasons)[i];
	if (reason == NULL) {
		*reasons = xrealloc(*reasons, (*count + 1) * sizeof(*reason));
		reason = &(*reasons)[(*count)++];
		*reason = (struct stats_reason){
			.id = xstrdup(id),
			.example = xstrndup(example, strcspn(example, "\n")),
			.name = xstrdup(name)};
	}
	reason->count++;
}

static void
add_check(struct stats_check *stats, const json_t *check, const char *name)
{
	const json_t *first =
		json_array_get(json_object_get(check, "findings"), 0);

	stats->graded++;
	if (status_in(check) != STATUS_FAIL)
		return;
	stats->failed++;
	if (first != NULL)
		add_reason(&stats->reasons, &stats->reason_count,
			   text_in(first, "id"), text_in(first, "message"),
			   name);
	else
		add_reason(&stats->reasons, &stats->reason_count, "",
			   text_in(check, "message"), name);
}

/** Count the findings of a failed check that are new for its submission. */
static void
add_findings(struct stats *stats, const json_t *check, const char *name,
	     struct strlist *seen)
{
	const json_t *finding;
	size_t i;

	if (status_in(check) != STATUS_FAIL)
		return;
	json_array_foreach (json_object_get(check, "findings"), i, finding) {
		const char *id = text_in(finding, "id");

		if (*id == '\0' || strlist_has(seen, id))
			continue;
		strlist_add(seen, id);
		add_reason(&stats->findings, &stats->finding_count, id,
			   text_in(finding, "message"), name);
	}
}

void
stats_add(struct stats *stats, const json_t *result)
{
	const char *name = text_in(result, "submission");
	struct strlist seen = {0};
	const json_t *lab;
	const json_t *check;
	size_t i;
	size_t k;

	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		/* A student who handed in nothing did not fail the check. */
		if (not_run_in(lab) == NOT_RUN_NOTHING_THERE)
			continue;
		json_array_foreach (json_object_get(lab, "checks"), k, check) {
			add_check(check_of(stats, text_in(lab, "id"), check),
				  check, name);
			add_findings(stats, check, name, &seen);
		}
	}
	strlist_clear(&seen);
}

static int
compare(const void *a, const void *b)
{
	const struct stats_reason *left = a;
	const struct stats_reason *right = b;

	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	return strcmp(left->id, right->id);
}

void
stats_sort_findings(struct stats *stats)
{
	if (stats->finding_count > 0)
		qsort(stats->findings, stats->finding_count,
		      sizeof(*stats->findings), compare);
}

/** A reason with a finding's id says more than one without. */
static bool
is_commoner(const struct stats_reason *a, const struct stats_reason *b)
{
	bool a_says = *a->id != '\0';
	bool b_says = *b->id != '\0';

	return a_says != b_says ? a_says : a->count > b->count;
}

const struct stats_reason *
stats_commonest(const struct stats_check *check)
{
	const struct stats_reason *best = NULL;

	for (size_t i = 0; i < check->reason_count; i++)
		if (best == NULL || is_commoner(&check->reasons[i], best))
			best = &check->reasons[i];
	return best;
}

static void
free_reasons(struct stats_reason *reasons, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(reasons[i].id);
		free(reasons[i].example);
		free(reasons[i].name);
	}
	free(reasons);
}

void
stats_clear(struct stats *stats)
{
	free_reasons(stats->findings, stats->finding_count);
	for (size_t i = 0; i < stats->count; i++) {
		struct stats_check *check = &stats->checks[i];

		free_reasons(check->reasons, check->reason_count);
		free(check->lab);
		free(check->id);
		free(check->title);
	}
	free(stats->checks);
	*stats = (struct stats){0};
}
