/* SPDX-License-Identifier: MIT */
/*
 * The parts of a SARIF 2.1.0 document that both programs write.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
 */
#ifndef SARIF_DOCUMENT_H
#define SARIF_DOCUMENT_H

#include <jansson.h>

/* All return a new reference, and take over the references they are given. */

/** {"text": …} of a JSON string. */
json_t *sarif_message(json_t *text);

/** A line of a file, whose name becomes a relative URI; message may be NULL. */
json_t *sarif_location(const char *file, int line, json_t *message);

/** The document: one run of a tool of this kit, with its rules. */
json_t *sarif_document(const char *tool, json_t *rules, json_t *results);

#endif
