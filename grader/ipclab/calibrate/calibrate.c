/* SPDX-License-Identifier: MIT */
#include "ipclab/calibrate/calibrate.h"

#include "ipclab/base/files.h"
#include "ipclab/base/json_in.h"
#include "ipclab/calibrate/ailments.h"
#include "ipclab/calibrate/machine.h"
#include "ipclab/calibrate/tool_version.h"
#include "ipclab/grade/grading.h"
#include "ipclab/lab/labs.h"
#include "ipclab/lab/outcome.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The random input is always the same, so that the verdicts are known in
   advance. */
enum { CALIBRATION_SEED = 1, SUBJECT_BYTES = 1 << 20 };

/** What is graded: the kit's own files, as if a student had handed them in. */
static int
own_files(struct bundle *bundle, const struct lab *lab, struct error *error)
{
	for (size_t i = 0; i < lab->files.count; i++) {
		const char *name = lab->files.items[i];
		char *path = strf("%s/%s", lab->dir, name);
		size_t size;
		char *data = file_read(path, SUBJECT_BYTES, &size);

		if (data == NULL)
			error_set(error, "%s: %s; install the whole kit again",
				  path, strerror(errno));
		free(path);
		if (data == NULL)
			return -1;
		bundle_add(bundle, name, data, size);
	}
	return 0;
}

/** The kit's own lab; ownership: lab_free(). */
static struct lab *
own_lab(bool sanitizers, struct error *error)
{
	struct lab *lab = lab_read_calibration(error);

	if (lab != NULL)
		lab->sanitizers = sanitizers;
	return lab;
}

static json_t *
run(const struct lab *lab, const struct sandbox *sandbox,
    const struct strlist *only, struct error *error)
{
	struct grading grading = {.lab = lab,
				  .sandbox = sandbox,
				  .only = only,
				  .seed = CALIBRATION_SEED,
				  .jobs = 2};
	struct bundle bundle = {0};
	json_t *result = NULL;

	bundle_want(&bundle, lab);
	if (own_files(&bundle, lab, error) == 0)
		result = grade_lab(&grading, &bundle, error);
	bundle_clear(&bundle);
	return result;
}

json_t *
calibration_run(const struct sandbox *sandbox, bool sanitizers,
		const struct strlist *only, struct error *error)
{
	struct lab *lab = own_lab(sanitizers, error);
	json_t *result = lab != NULL ? run(lab, sandbox, only, error) : NULL;

	lab_free(lab);
	return result;
}

/** Did all mechanisms give the right answer? Returns 0, or -1 and *error naming
 *  those that did not. */
static int
judge(const json_t *result, struct error *error)
{
	const json_t *compile = json_object_get(result, "compile");
	const json_t *checks = json_object_get(result, "checks");
	const json_t *check;
	const char *why = "";
	struct strlist failed = {0};
	char *names;
	size_t i;

	if (status_in(compile) != STATUS_PASS)
		return error_set(error,
				 "calibration: the compiler does not build a "
				 "correct program; 'ipclab doctor' shows more. "
				 "%s",
				 text_in(compile, "output"));
	json_array_foreach (checks, i, check)
		if (status_in(check) != STATUS_PASS &&
		    status_in(check) != STATUS_SKIP) {
			if (failed.count == 0)
				why = check_says(check);
			strlist_add(&failed, text_in(check, "id"));
		}
	if (failed.count == 0)
		return 0;
	names = strlist_join(&failed, ", ");
	error_set(error,
		  "calibration: something that verdicts depend on does not "
		  "work here: %s (%s). Nobody is judged on this machine; "
		  "'ipclab doctor' shows more",
		  names, why);
	free(names);
	strlist_clear(&failed);
	return -1;
}

/** The file that records a pass, or NULL if it can't be kept. */
static char *
remembered_path(const struct lab *lab, const struct sandbox *sandbox)
{
	char key[SHA256_HEX];
	char *folder = machine_cache();
	char *path = NULL;

	if (folder != NULL) {
		machine_key(lab, sandbox, key);
		path = strf("%s/calibration-%s", folder, key);
	}
	free(folder);
	return path;
}

int
calibrate(const struct sandbox *sandbox, bool sanitizers, struct error *error)
{
	struct lab *lab;
	char *path;
	json_t *result;
	int passed = -1;

	if (ailments_bar(error) < 0 ||
	    (lab = own_lab(sanitizers, error)) == NULL)
		return -1;
	path = remembered_path(lab, sandbox);
	if (path != NULL && access(path, F_OK) == 0) {
		passed = 0;
	} else if (tool_versions_check(error) < 0) {
		; /* refused */
	} else if ((result = run(lab, sandbox, NULL, error)) != NULL) {
		passed = judge(result, error);
		json_decref(result);
		/* It passed, even if that can't be recorded, as on a full
		   disk. */
		if (passed == 0 && path != NULL)
			(void)file_replace(path, "", 0, NULL);
	}
	free(path);
	lab_free(lab);
	return passed;
}
