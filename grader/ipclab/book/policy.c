/* SPDX-License-Identifier: MIT */
#include "ipclab/book/policy.h"

#include "ipclab/base/instant.h"
#include "ipclab/base/mem.h"
#include "ipclab/base/name_same.h"

#include <confuse.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 86400 };

struct policy {
	cfg_t *cfg;
};

/* libconfuse passes no context to its error function. */
static const char *current_path;
static struct error *current_error;

static void
on_error(cfg_t *cfg, const char *format, va_list ap)
{
	char what[256];

	vsnprintf(what, sizeof(what), format, ap);
	error_set(current_error,
		  "%s:%d: %s; it may have deadline, grace, late_days, percent, "
		  "last_day, automatic, attempts, lab \"ID\" {deadline}, "
		  "extension "
		  "\"NAME\" {days, until, labs}",
		  current_path, cfg->line, what);
}

static bool
is_instant(const char *text)
{
	return text == NULL || *text == '\0' || instant_parse(text) >= 0;
}

static bool
is_rule(const char *text)
{
	return text == NULL || strcmp(text, POLICY_LATEST) == 0 ||
	       strcmp(text, POLICY_BEST) == 0 ||
	       strcmp(text, POLICY_IN_TIME) == 0;
}

static bool
is_per_cent(cfg_t *cfg, const char *name)
{
	return cfg_getint(cfg, name) >= 0 && cfg_getint(cfg, name) <= 100;
}

/** What libconfuse can't check: texts that are not dates. */
static int
validate(cfg_t *cfg, const char *path, struct error *error)
{
	const char *wrong = NULL;
	bool negative = false;

	if (!is_instant(cfg_getstr(cfg, "deadline")))
		wrong = cfg_getstr(cfg, "deadline");
	for (unsigned i = 0; i < cfg_size(cfg, "lab"); i++) {
		cfg_t *lab = cfg_getnsec(cfg, "lab", i);

		if (!is_instant(cfg_getstr(lab, "deadline")))
			wrong = cfg_getstr(lab, "deadline");
	}
	for (unsigned i = 0; i < cfg_size(cfg, "extension"); i++) {
		cfg_t *extension = cfg_getnsec(cfg, "extension", i);

		if (!is_instant(cfg_getstr(extension, "until")))
			wrong = cfg_getstr(extension, "until");
		negative |= cfg_getint(extension, "days") < 0;
	}
	if (wrong != NULL)
		return error_set(error,
				 "%s: '%s' is not a date and time; write "
				 "2026-11-29 23:59, optionally followed by "
				 "+01:00 or Z",
				 path, wrong);
	if (!is_rule(cfg_getstr(cfg, "attempts")))
		return error_set(error,
				 "%s: attempts = \"%s\": it is " POLICY_LATEST
				 ", " POLICY_BEST " or " POLICY_IN_TIME,
				 path, cfg_getstr(cfg, "attempts"));
	if (!is_per_cent(cfg, "percent") || !is_per_cent(cfg, "automatic") ||
	    cfg_getint(cfg, "grace") < 0 || cfg_getint(cfg, "late_days") < 0 ||
	    cfg_getint(cfg, "last_day") < 0 || negative)
		return error_set(error,
				 "%s: percent and automatic are 0 to 100; "
				 "grace, late_days, last_day and days are 0 or "
				 "more",
				 path);
	return 0;
}

struct policy *
policy_parse(const char *text, const char *path, struct error *error)
{
	static char none[] = "{}";
	cfg_opt_t lab[] = {CFG_STR("deadline", "", CFGF_NONE), CFG_END()};
	cfg_opt_t extension[] = {
		CFG_INT("days", 0, CFGF_NONE), CFG_STR("until", "", CFGF_NONE),
		CFG_STR_LIST("labs", none, CFGF_NONE), CFG_END()};
	cfg_opt_t opts[] = {
		CFG_STR("deadline", "", CFGF_NONE),
		CFG_INT("grace", 0, CFGF_NONE),
		CFG_INT("late_days", 0, CFGF_NONE),
		CFG_INT("percent", 0, CFGF_NONE),
		CFG_INT("last_day", 0, CFGF_NONE),
		CFG_INT("automatic", 100, CFGF_NONE),
		CFG_STR("attempts", NULL, CFGF_NONE),
		CFG_SEC("lab", lab, CFGF_MULTI | CFGF_TITLE),
		CFG_SEC("extension", extension, CFGF_MULTI | CFGF_TITLE),
		CFG_END()};
	struct policy *policy = xcalloc(1, sizeof(*policy));

	current_path = path;
	current_error = error;
	policy->cfg = cfg_init(opts, CFGF_NONE);
	cfg_set_error_function(policy->cfg, on_error);
	if (cfg_parse_buf(policy->cfg, text) == CFG_SUCCESS &&
	    validate(policy->cfg, path, error) == 0)
		return policy;
	policy_free(policy);
	return NULL;
}

void
policy_free(struct policy *policy)
{
	if (policy == NULL)
		return;
	cfg_free(policy->cfg);
	free(policy);
}

long
policy_automatic(const struct policy *policy)
{
	return cfg_getint(policy->cfg, "automatic");
}

void
policy_named(const struct policy *policy, struct strlist *labs,
	     struct strlist *people)
{
	for (unsigned i = 0; i < cfg_size(policy->cfg, "lab"); i++)
		strlist_add(labs,
			    cfg_title(cfg_getnsec(policy->cfg, "lab", i)));
	for (unsigned i = 0; i < cfg_size(policy->cfg, "extension"); i++) {
		cfg_t *extension = cfg_getnsec(policy->cfg, "extension", i);

		strlist_add(people, cfg_title(extension));
		for (unsigned k = 0; k < cfg_size(extension, "labs"); k++)
			strlist_add(labs, cfg_getnstr(extension, "labs", k));
	}
}

const char *
policy_attempts(const struct policy *policy)
{
	return policy != NULL ? cfg_getstr(policy->cfg, "attempts") : NULL;
}

/** The deadline for all, or the lab's own; "" if there is none. */
static const char *
deadline_of(const struct policy *policy, const char *lab)
{
	cfg_t *own = cfg_gettsec(policy->cfg, "lab", lab);

	return own != NULL ? cfg_getstr(own, "deadline")
			   : cfg_getstr(policy->cfg, "deadline");
}

static bool
is_for(cfg_t *extension, const char *lab)
{
	unsigned count = cfg_size(extension, "labs");

	for (unsigned i = 0; i < count; i++)
		if (strcmp(cfg_getnstr(extension, "labs", i), lab) == 0)
			return true;
	return count == 0;
}

/** The latest deadline by an extension for one of these names. */
static time_t
extended(const struct policy *policy, const char *lab,
	 const char *const names[], time_t deadline)
{
	time_t latest = deadline;

	for (unsigned i = 0; i < cfg_size(policy->cfg, "extension"); i++) {
		cfg_t *extension = cfg_getnsec(policy->cfg, "extension", i);
		const char *until = cfg_getstr(extension, "until");
		time_t end = *until != '\0'
				     ? instant_parse(until)
				     : instant_days_later(
					       deadline,
					       cfg_getint(extension, "days"));
		bool named = false;

		for (size_t k = 0; names[k] != NULL; k++)
			named |= name_same(cfg_title(extension), names[k]);
		if (named && is_for(extension, lab) && end > latest)
			latest = end;
	}
	return latest;
}

/** The number of days between the two, rounded up. */
static int
days_between(time_t end, time_t came)
{
	int days = (int)((came - end) / DAY) - 1;

	if (days < 0)
		days = 0;
	while (instant_days_later(end, days) < came)
		days++;
	return days;
}

/** A sentence about how late it is. The caller frees. */
static char *
explain(const char *came, const char *due, bool is_extended, int days, int free,
	long percent)
{
	const char *extra = is_extended ? " (extended)" : "";

	if (days == 0)
		return strf("Handed in %s, in time: the deadline was %s%s.",
			    came, due, extra);
	if (free == days)
		return strf("Handed in %s, %d day%s after %s%s: late days were "
			    "used, nothing is taken off.",
			    came, days, days == 1 ? "" : "s", due, extra);
	if (free > 0)
		return strf("Handed in %s, %d days after %s%s, %d of them late "
			    "days: %ld%% is taken off.",
			    came, days, due, extra, free, percent);
	return strf("Handed in %s, %d day%s after %s%s: %ld%% is taken off.",
		    came, days, days == 1 ? "" : "s", due, extra, percent);
}

json_t *
policy_late(const struct policy *policy, const char *lab,
	    const char *const names[], const char *at, int *left)
{
	cfg_t *cfg = policy->cfg;
	const char *said = deadline_of(policy, lab);
	long last = cfg_getint(cfg, "last_day");
	time_t deadline;
	time_t end;
	time_t came;
	char came_text[32];
	char due_text[32];
	char stamp[32];
	int days = 0;
	int free_days;
	long percent;
	char *text;
	json_t *late;

	if (*said == '\0')
		return NULL;
	deadline = instant_parse(said);
	end = extended(policy, lab, names, deadline);
	instant_local(end, due_text);
	instant_text(end, stamp);
	if (*at == '\0')
		return json_pack("{s:s,s:i,s:i,s:s}", "deadline", stamp, "days",
				 0, "percent", 0, "text",
				 "When it was handed in is not known: the "
				 "deadline is not applied.");
	came = instant_parse(at);
	instant_local(came, came_text);
	if (came > end + 60 * cfg_getint(cfg, "grace"))
		days = days_between(end, came);
	if (*left < 0)
		*left = (int)cfg_getint(cfg, "late_days");
	free_days = days < *left ? days : *left;
	if (last > 0 && days > last)
		free_days = 0;
	*left -= free_days;
	percent = (days - free_days) * cfg_getint(cfg, "percent");
	if (percent > 100 || (last > 0 && days > last))
		percent = 100;
	text = explain(came_text, due_text, end != deadline, days, free_days,
		       percent);
	late = json_pack("{s:s,s:i,s:I,s:s}", "deadline", stamp, "days", days,
			 "percent", (json_int_t)percent, "text", text);
	free(text);
	return late;
}
