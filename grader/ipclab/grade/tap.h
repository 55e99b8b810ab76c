/* SPDX-License-Identifier: MIT */
/* The output of Bats: the Test Anything Protocol. */
#ifndef IPCLAB_TAP_H
#define IPCLAB_TAP_H

#include "ipclab/base/mem.h"

struct tap_test {
	char *name;
	bool ok;
	bool skipped;
	char *diagnosis; /* the lines after "# ", joined by newlines */
};

struct tap {
	struct tap_test *tests;
	size_t count;
};

/**
 * Parse Bats's output, ignoring lines that are not TAP. Never fails. Ownership:
 * tap_clear(). Source:
 * https://testanything.org/tap-version-14-specification.html
 */
void tap_parse(struct tap *tap, const char *text);
void tap_clear(struct tap *tap);

/** The test of that name, or NULL. */
const struct tap_test *tap_find(const struct tap *tap, const char *name);

#endif
