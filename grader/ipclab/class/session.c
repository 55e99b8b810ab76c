/* SPDX-License-Identifier: MIT */
#include "ipclab/class/session.h"

#include "ipclab/base/here.h"
#include "ipclab/base/interrupt.h"
#include "ipclab/calibrate/calibrate.h"
#include "ipclab/grade/fingerprint.h"
#include "ipclab/lab/checklist.h"
#include "ipclab/lab/hidden.h"
#include "ipclab/lab/labs.h"

#include <stdlib.h>

/** The ids of the requested labs, sorted. */
static int
resolve_labs(const struct session_spec *spec, struct strlist *ids,
	     struct error *error)
{
	for (size_t i = 0; i < spec->labs.count; i++) {
		char *id = lab_resolve(spec->labs.items[i], error);

		if (id == NULL)
			return -1;
		if (!strlist_has(ids, id))
			strlist_add(ids, id);
		free(id);
	}
	strlist_sort(ids);
	return 0;
}

/** Choose the requested checks of a lab. Returns false if it has none of
 *  them. */
static bool
choose_checks(const struct checklist *checks, const struct strlist *wanted,
	      struct strlist *only)
{
	for (size_t i = 0; i < checks->count; i++)
		if (strlist_has(wanted, checks->checks[i].id))
			strlist_add(only, checks->checks[i].id);
	return wanted->count == 0 || only->count > 0;
}

static int
add_lab(struct session *session, const char *id,
	const struct session_spec *spec, struct error *error)
{
	struct lab *lab = lab_read(id, error);
	struct checklist checks;
	size_t n = session->lab_count;

	if (lab != NULL && spec->public_only)
		lab_leave_hidden_out(lab);
	if (lab == NULL || lab_hidden_checks_run(lab, error) < 0 ||
	    checklist_read(&checks, lab, NULL, error) < 0) {
		lab_free(lab);
		return -1;
	}
	if (choose_checks(&checks, &spec->only, &session->only[n])) {
		fingerprint_lab(lab, &session->tools, session->kits[n]);
		session->labs[session->lab_count++] = lab;
	} else {
		lab_free(lab);
	}
	checklist_clear(&checks);
	return 0;
}

int
session_load(struct session *session, const struct session_spec *spec,
	     bool *wrong_usage, struct error *error)
{
	struct strlist ids = {0};
	bool sanitizers = false;
	int result = 0;

	*session = (struct session){.again = spec->again,
				    .person = here_person(),
				    .machine = here_machine()};
	interrupt_catch(); /* calibration makes folders that we remove */
	*wrong_usage = true;
	if (resolve_labs(spec, &ids, error) < 0)
		return -1;
	*wrong_usage = false;
	if ((ids.count == 0 && lab_ids(&ids, error) < 0) ||
	    tools_find(&session->tools, error) < 0 ||
	    sandbox_choose(&session->sandbox, spec->isolation, &session->tools,
			   error) < 0)
		return -1;
	session->labs = xcalloc(ids.count, sizeof(*session->labs));
	session->kits = xcalloc(ids.count, sizeof(*session->kits));
	session->only = xcalloc(ids.count, sizeof(*session->only));
	for (size_t i = 0; i < ids.count && result == 0; i++)
		result = add_lab(session, ids.items[i], spec, error);
	for (size_t i = 0; i < session->lab_count; i++)
		sanitizers |= session->labs[i]->sanitizers;
	if (result == 0 && session->lab_count == 0) {
		*wrong_usage = true;
		result = error_set(error,
				   "no lab has a check '%s'; 'ipclab list LAB' "
				   "shows them",
				   spec->only.count > 0 ? spec->only.items[0]
							: "");
	}
	if (result == 0)
		result = calibrate(&session->sandbox, sanitizers, error);
	strlist_clear(&ids);
	return result;
}
