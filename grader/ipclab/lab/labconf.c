/* SPDX-License-Identifier: MIT */
/* lab.conf, read by libconfuse. */
#include "ipclab/lab/labconf.h"

#include "ipclab/base/did_you_mean.h"
#include "ipclab/lab/hidden.h"

#include <confuse.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const top_keys[] = {
	"title",         "weight",     "points",  "files",
	"provided",      "forbidden",  "program", "limits",
	"prerequisites", "sanitizers", "hidden"};
static const char *const limit_keys[] = {"wall_s",      "cpu_s",   "memory_mb",
					 "output_mb",   "file_mb", "processes",
					 "cpu_total_s", "spin_s"};

#define LEAST_S 0.001 /* checks get seconds to three decimals */

/* libconfuse passes no context to its error function. */
static struct error *current_error;

static void
suggest_key(const char *key, char *text, size_t size)
{
	struct strlist keys = {0};
	const char *near;

	for (size_t i = 0; i < sizeof(top_keys) / sizeof(*top_keys); i++)
		strlist_add(&keys, top_keys[i]);
	for (size_t i = 0; i < sizeof(limit_keys) / sizeof(*limit_keys); i++)
		strlist_add(&keys, limit_keys[i]);
	strlist_add(&keys, "sources");
	near = nearest(&keys, key);
	if (near != NULL && strcmp(near, key) != 0)
		snprintf(text, size, "; did you mean '%s'?", near);
	else
		snprintf(text, size,
			 "; remove it, or see doc/HOWTO_ADD_LAB.md for the "
			 "known keys");
	strlist_clear(&keys);
}

static void
on_error(cfg_t *cfg, const char *format, va_list ap)
{
	char what[256];
	char advice[128] = "; fix that line";
	char *open;
	char *close;

	if (current_error == NULL || current_error->text[0] != '\0')
		return;
	vsnprintf(what, sizeof(what), format, ap);
	open = strchr(what, '\'');
	close = open != NULL ? strchr(open + 1, '\'') : NULL;
	if (strncmp(what, "no such option", 14) == 0 && close != NULL) {
		*close = '\0';
		suggest_key(open + 1, advice, sizeof(advice));
		*close = '\'';
	}
	error_set(current_error, "%s:%d: %s%s",
		  cfg->filename != NULL ? cfg->filename : "lab.conf", cfg->line,
		  what, advice);
}

static void
read_list(cfg_t *cfg, const char *name, struct strlist *list)
{
	for (unsigned i = 0; i < cfg_size(cfg, name); i++)
		strlist_add(list, cfg_getnstr(cfg, name, i));
}

static void
read_limits(cfg_t *cfg, struct lab_limits *limits)
{
	limits->wall_s = cfg_getint(cfg, "wall_s");
	limits->cpu_s = cfg_getint(cfg, "cpu_s");
	limits->cpu_total_s = cfg_getfloat(cfg, "cpu_total_s");
	limits->spin_s = cfg_getfloat(cfg, "spin_s");
	limits->memory_mb = cfg_getint(cfg, "memory_mb");
	limits->output_mb = cfg_getint(cfg, "output_mb");
	limits->file_mb = cfg_getint(cfg, "file_mb");
	limits->processes = cfg_getint(cfg, "processes");
}

static void
read_values(cfg_t *cfg, struct lab *lab)
{
	lab->title = xstrdup(cfg_getstr(cfg, "title"));
	lab->weight = cfg_getint(cfg, "weight");
	lab->points = cfg_getint(cfg, "points");
	lab->shown = xstrdup(cfg_getstr(cfg, "hidden"));
	lab->sanitizers = cfg_getbool(cfg, "sanitizers");
	read_list(cfg, "files", &lab->files);
	read_list(cfg, "provided", &lab->provided);
	read_list(cfg, "forbidden", &lab->forbidden);
	read_list(cfg, "prerequisites", &lab->prerequisites);
	read_limits(cfg_getsec(cfg, "limits"), &lab->limits);
	lab->program_count = cfg_size(cfg, "program");
	lab->programs = xcalloc(lab->program_count, sizeof(*lab->programs));
	for (size_t i = 0; i < lab->program_count; i++) {
		cfg_t *program = cfg_getnsec(cfg, "program", i);

		lab->programs[i].name = xstrdup(cfg_title(program));
		read_list(program, "sources", &lab->programs[i].sources);
	}
}

/** What libconfuse can't check: values that don't go together. */
static int
validate(const struct lab *lab, const char *path, struct error *error)
{
	const struct lab_limits *l = &lab->limits;

	if (lab->title[0] == '\0')
		return error_set(error, "%s: no title; add: title = \"…\"",
				 path);
	if (lab->files.count == 0)
		return error_set(error,
				 "%s: no files; name what a student hands in: "
				 "files = {\"…\"}",
				 path);
	if (lab->weight < 1 || l->wall_s < 1 || l->cpu_s < 1 ||
	    l->cpu_total_s < LEAST_S || l->spin_s < LEAST_S ||
	    l->memory_mb < 1 || l->output_mb < 1 || l->file_mb < 1 ||
	    l->processes < 1)
		return error_set(error,
				 "%s: weight and limits must be more than 0; "
				 "fix the one that is not",
				 path);
	if (hidden_shown(lab->shown, 0) < 0)
		return error_set(
			error,
			"%s: hidden = \"%s\" is none of points, titles, "
			"full and after DATE (2026-11-29 23:59)",
			path, lab->shown);
	for (size_t i = 0; i < lab->program_count; i++)
		if (lab->programs[i].sources.count == 0)
			return error_set(error,
					 "%s: program %s has no sources; add: "
					 "sources = {\"%s.c\"}",
					 path, lab->programs[i].name,
					 lab->programs[i].name);
	return 0;
}

static int
parse(struct lab *lab, const char *path, struct error *error)
{
	static char none[] = "{}";
	cfg_opt_t program_opts[] = {CFG_STR_LIST("sources", none, CFGF_NONE),
				    CFG_END()};
	cfg_opt_t limit_opts[] = {CFG_INT("wall_s", 10, CFGF_NONE),
				  CFG_INT("cpu_s", 5, CFGF_NONE),
				  CFG_FLOAT("cpu_total_s", 3, CFGF_NONE),
				  CFG_FLOAT("spin_s", 0.6, CFGF_NONE),
				  CFG_INT("memory_mb", 512, CFGF_NONE),
				  CFG_INT("output_mb", 16, CFGF_NONE),
				  CFG_INT("file_mb", 64, CFGF_NONE),
				  CFG_INT("processes", 64, CFGF_NONE),
				  CFG_END()};
	cfg_opt_t opts[] = {
		CFG_STR("title", "", CFGF_NONE),
		CFG_INT("weight", 100, CFGF_NONE),
		CFG_INT("points", 0, CFGF_NONE),
		CFG_STR("hidden", "titles", CFGF_NONE),
		CFG_BOOL("sanitizers", cfg_true, CFGF_NONE),
		CFG_STR_LIST("files", none, CFGF_NONE),
		CFG_STR_LIST("provided", none, CFGF_NONE),
		CFG_STR_LIST("forbidden", none, CFGF_NONE),
		CFG_STR_LIST("prerequisites", none, CFGF_NONE),
		CFG_SEC("program", program_opts, CFGF_MULTI | CFGF_TITLE),
		CFG_SEC("limits", limit_opts, CFGF_NONE),
		CFG_END()};
	cfg_t *cfg = cfg_init(opts, CFGF_NONE);
	int result;

	error->text[0] = '\0';
	current_error = error;
	cfg_set_error_function(cfg, on_error);
	result = cfg_parse(cfg, path);
	current_error = NULL;
	if (result == CFG_SUCCESS) {
		read_values(cfg, lab);
		result = validate(lab, path, error);
	} else {
		if (error->text[0] == '\0')
			error_set(error, "%s: %s; put the file back", path,
				  strerror(errno));
		result = -1;
	}
	cfg_free(cfg);
	return result;
}

struct lab *
labconf_read(const char *id, char *dir, struct error *error)
{
	struct lab *lab = xcalloc(1, sizeof(*lab));
	struct error own;
	char *path = strf("%s/lab.conf", dir);

	lab->id = xstrdup(id);
	lab->dir = dir;
	if (parse(lab, path, error != NULL ? error : &own) < 0) {
		lab_free(lab);
		lab = NULL;
	}
	free(path);
	return lab;
}
