#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The cost of recording: 20,000 writes and reads, observed with a JSON report,
# plainly and recorded: at most 1.1 times as long.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/calls.c" <<'END'
#include <unistd.h>
int main(void)
{
	char bytes[8] = "";
	int fd[2];

	if (pipe(fd) == -1)
		return 1;
	for (int i = 0; i < 10000; i++)
		if (write(fd[1], bytes, 8) != 8 || read(fd[0], bytes, 8) != 8)
			return 1;
	return 0;
}
END
"$CC" -std=gnu17 -g -o "$folder/calls" "$folder/calls.c"
cd "$folder"
"$IPCLAB_PROBE" --quiet --record recording ./calls
(($(grep -c '^write ' recording) == 10000))
ratio -n "$((${BENCH_RUNS:-100} / 5))" -m 1.1 \
  "$IPCLAB_PROBE" --quiet --json seen.json ./calls \
  --vs "$IPCLAB_PROBE" --quiet --json seen.json --record recording ./calls
