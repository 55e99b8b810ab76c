/* SPDX-License-Identifier: MIT */
/* What bats prints: the Test Anything Protocol, as bats writes it. */
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
 * Parse. Lines that are not TAP are left out. Never fails.
 * Ownership: tap_clear().
 * Source: https://testanything.org/tap-version-14-specification.html
 */
void tap_parse(struct tap *tap, const char *text);
void tap_clear(struct tap *tap);

/** The test of that name, or NULL. */
const struct tap_test *tap_find(const struct tap *tap, const char *name);

#endif
