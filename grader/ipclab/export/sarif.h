/* SPDX-License-Identifier: MIT */
/* A lab's findings for tools that read SARIF 2.1.0. */
#ifndef IPCLAB_SARIF_H
#define IPCLAB_SARIF_H

#include <jansson.h>

/**
 * The log of one lab's result: a rule for each finding, with its page of the
 * index as help; a result for each time it was found, or for a failed check
 * without findings; the steps that led to it, with one thread flow for each
 * process. Hidden checks are left out. Ownership: the caller drops the
 * reference. Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
 */
json_t *sarif_log(const json_t *lab);

#endif
