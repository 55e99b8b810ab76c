#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The cost of observing: a program like ls | wc without mistakes, run plainly
# and observed with a JSON report and source lines: at most 3 times as long.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$CC" -std=gnu17 -g -o "$folder/pipe_ls_wc" \
  "$IPCLAB_SRCDIR/tests/bench/pipe_ls_wc.c"
cd "$folder"
ratio=$(command -v ratio)
PATH=/usr/bin:/bin
"$IPCLAB_PROBE" --quiet --strict --json seen.json ./pipe_ls_wc >/dev/null
jq -e '[.pipes[].created_at.line // empty] == [32] and .findings == []' \
  seen.json >/dev/null
"$ratio" -n "${BENCH_RUNS:-100}" -m 3.0 ./pipe_ls_wc \
  --vs "$IPCLAB_PROBE" --quiet --json seen.json ./pipe_ls_wc
