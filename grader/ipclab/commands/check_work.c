/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/check_work.h"

#include "ipclab/base/interrupt.h"
#include "ipclab/calibrate/calibrate.h"
#include "ipclab/commands/jobs.h"
#include "ipclab/grade/grading.h"

static unsigned long
seed_of_bundle(const struct bundle *bundle)
{
	unsigned long seed = 0;

	for (size_t i = 0; i < bundle->count; i++)
		seed ^= seed_of(bundle->files[i].data, bundle->files[i].size);
	return seed % 999999 + 1;
}

size_t
check_work_jobs(void)
{
	/* More would gain nothing: each lot has to start Bats. */
	return jobs_default() < 2 ? 1 : 2;
}

json_t *
check_work(const struct work_check *check, struct bundle *bundle,
	   struct error *error)
{
	struct tools tools = {0};
	struct sandbox sandbox;
	struct grading grading;
	json_t *result = NULL;

	if (tools_find(&tools, error) < 0)
		return NULL;
	interrupt_catch();
	if (sandbox_choose(&sandbox, "none", &tools, error) < 0 ||
	    calibrate(&sandbox, check->lab->sanitizers, error) < 0)
		goto cleanup;
	grading = (struct grading){
		.lab = check->lab,
		.sandbox = &sandbox,
		.only = check->only,
		.seed = check->seed != 0 ? check->seed : seed_of_bundle(bundle),
		.first = check->first,
		.jobs = check->jobs,
		.pages = check->pages,
		.progress = check->progress};
	result = grade_lab(&grading, bundle, error);
cleanup:
	interrupt_at_once();
	tools_free(&tools);
	return result;
}
