/* SPDX-License-Identifier: MIT */
/* A hash of everything that a process has in memory; see state_hash.h. */
#include "probe/watch/state_hash.h"
#include "probe/base/maps.h"
#include "probe/live/remote.h"
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum {
	MEMORY_MAX = 4 << 20,
	PIECE = 64 << 10,
};

static uint64_t
add_words(uint64_t print, const void *data, size_t len)
{
	const unsigned char *bytes = data;
	uint64_t word;

	/* FNV-1a over words; the shift lets high bits count as well */
	for (size_t i = 0; i + sizeof word <= len; i += sizeof word) {
		memcpy(&word, bytes + i, sizeof word);
		print = (print ^ word) * 0x100000001b3U;
		print ^= print >> 29;
	}
	return print;
}

/* Add a range of memory. False if it can't be read. */
static bool
add_range(uint64_t *print, pid_t tid, uint64_t start, uint64_t end)
{
	static unsigned char piece[PIECE];

	*print = add_words(*print, &start, sizeof start);
	for (uint64_t at = start; at < end; at += PIECE) {
		size_t len = end - at < PIECE ? (size_t)(end - at) : PIECE;

		if (remote_read(tid, at, piece, len) == -1)
			return false;
		*print = add_words(*print, piece, len);
	}
	return true;
}

uint64_t
memory_print(pid_t tid, const struct registers *regs)
{
	uint64_t print =
		add_words(0xcbf29ce484222325U, &regs->all, sizeof regs->all);
	struct mapping mapping;
	char path[32], line[512];
	uint64_t sum = 0;
	bool whole = true;
	FILE *maps;

	snprintf(path, sizeof path, "/proc/%d/maps", (int)tid);
	maps = fopen(path, "re");
	if (!maps)
		return 0;
	while (whole && fgets(line, sizeof line, maps)) {
		maps_next(line, &mapping);
		if (!mapping.writable)
			continue;
		sum += mapping.end - mapping.start;
		whole = sum <= MEMORY_MAX &&
			add_range(&print, tid, mapping.start, mapping.end);
	}
	fclose(maps);
	return whole ? print : 0;
}
