/* SPDX-License-Identifier: MIT */
#include "ipclab/base/sha256.h"

#include <nettle/base16.h>
#include <string.h>

void
sha256_hex(struct sha256_ctx *hash, char hex[SHA256_HEX])
{
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(hash, sizeof(digest), digest);
	base16_encode_update(hex, sizeof(digest), digest);
	hex[SHA256_HEX - 1] = '\0';
}

void
sha256_add_named(struct sha256_ctx *hash, const char *name, const void *bytes,
		 size_t size)
{
	uint64_t lengths[2] = {strlen(name), size};

	sha256_update(hash, sizeof(lengths), (const uint8_t *)lengths);
	sha256_update(hash, lengths[0], (const uint8_t *)name);
	sha256_update(hash, size, bytes);
}
