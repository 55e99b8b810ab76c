/* SPDX-License-Identifier: MIT */
/* SHA-256, to tell whether a submission or the kit changed. */
#ifndef IPCLAB_SHA256_H
#define IPCLAB_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_HEX = 65 }; /* 64 digits and a NUL */

struct sha256 {
	uint32_t state[8];
	uint64_t bytes;
	unsigned char block[64];
};

/** Begin, feed bytes, end. Source: FIPS 180-4. */
void sha256_start(struct sha256 *hash);
void sha256_add(struct sha256 *hash, const void *bytes, size_t size);
void sha256_end(struct sha256 *hash, char hex[SHA256_HEX]);

/**
 * Feed a name and its bytes so that no other names and bytes give the same
 * stream: both go in with their lengths.
 */
void sha256_add_named(struct sha256 *hash, const char *name, const void *bytes,
		      size_t size);

#endif
