/* SPDX-License-Identifier: MIT */
/* Was a submission graded by the same kit as today's? */
#ifndef IPCLAB_FINGERPRINT_H
#define IPCLAB_FINGERPRINT_H

#include "ipclab/base/sha256.h"
#include "ipclab/intake/bundle.h"
#include "ipclab/lab/kit.h"

/**
 * Hash of the version and of everything that decides a lab's marks: lab.conf,
 * checks, fixtures, the checks library, ipcprobe.
 */
void fingerprint_lab(const struct lab *lab, const struct tools *tools,
		     char hex[SHA256_HEX]);

/** Hash of what a submission contains for a lab. */
void fingerprint_files(struct bundle *bundle, const struct lab *lab,
		       char hex[SHA256_HEX]);

/** The hash of all files of a bundle, with their paths. */
void fingerprint_bundle(const struct bundle *bundle, char hex[SHA256_HEX]);

#endif
