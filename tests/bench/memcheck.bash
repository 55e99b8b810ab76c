#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Observing compared with memcheck --trace-children, which also reports
# descriptors and lines: memcheck takes at least 100 times as long.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$CC" -std=gnu17 -g -o "$folder/pipe_ls_wc" \
  "$IPCLAB_SRCDIR/tests/bench/pipe_ls_wc.c"
cd "$folder"
ratio=$(command -v ratio)
PATH=/usr/bin:/bin
"$ratio" -n "${BENCH_RUNS:-10}" -l 100 \
  "$IPCLAB_PROBE" --quiet --json seen.json ./pipe_ls_wc \
  --vs valgrind --quiet --trace-children=yes ./pipe_ls_wc
