/* SPDX-License-Identifier: MIT */
/* SHA-256, to tell whether a submission or the kit changed. */
#ifndef IPCLAB_SHA256_H
#define IPCLAB_SHA256_H

#include <nettle/sha2.h>
#include <stddef.h>

enum { SHA256_HEX = 65 }; /* 64 digits and a NUL */

/** The digest of everything fed so far, as hexadecimal digits. */
void sha256_hex(struct sha256_ctx *hash, char hex[SHA256_HEX]);

/**
 * Feed a name and its bytes, both with their lengths, so that different names
 * and bytes never give the same stream.
 */
void sha256_add_named(struct sha256_ctx *hash, const char *name,
		      const void *bytes, size_t size);

#endif
