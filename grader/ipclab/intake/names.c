/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/names.h"
#include "ipclab/base/mem.h"

#include "ipclab/base/sha256.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *
name_escape(const char *raw)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789._-";
	char *name = xcalloc(3 * strlen(raw) + 1, 1);
	size_t n = 0;

	for (; *raw != '\0'; raw++) {
		if (strchr(plain, *raw) != NULL)
			name[n++] = *raw;
		else
			n += sprintf(name + n, "%%%02X", (unsigned char)*raw);
	}
	return name;
}

char *
name_with_hash(const char *name, const char *of)
{
	struct sha256_ctx hash;
	char hex[SHA256_HEX];
	const char *slash = strrchr(of, '/');

	of = slash != NULL ? slash + 1 : of;
	sha256_init(&hash);
	sha256_update(&hash, strlen(of), (const uint8_t *)of);
	sha256_hex(&hash, hex);
	return strf("%.*s-%.8s", NAME_BYTES - 10, name, hex);
}
