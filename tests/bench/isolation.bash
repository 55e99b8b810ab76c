#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The cost of isolation: the same program observed without it and in each
# profile that works here, in turns; at most 10 ms more (BENCH_ISOLATION_MS).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 0711 "$folder"
export IPCLAB_LIBEXEC=$IPCLAB_BUILDDIR/grader/sandbox
"$CC" -std=gnu17 -g -o "$folder/pipe_ls_wc" \
  "$IPCLAB_SRCDIR/tests/bench/pipe_ls_wc.c"
mkdir "$folder/run"
mv "$folder/pipe_ls_wc" "$folder/run"
cd "$folder/run"
ratio=$(command -v ratio)
PATH=/usr/bin:/bin
over=0
for profile in A B C; do
  if ! "$IPCLAB_BUILDDIR/tests/attacks/boxed" try "$profile" >/dev/null; then
    echo "profile $profile does not work here"
    continue
  fi
  told=$("$ratio" -n "${BENCH_RUNS:-50}" \
    "$IPCLAB_PROBE" --quiet --json "$folder/seen.json" ./pipe_ls_wc . \
    --vs "$IPCLAB_PROBE" --quiet --json "$folder/seen.json" \
    --isolation "$profile" --bind . ./pipe_ls_wc .)
  echo "profile $profile: $told"
  jq -e --arg profile "$profile" '.isolation == $profile and .exit_status == 0' \
    "$folder/seen.json" >/dev/null
  awk -v most="${BENCH_ISOLATION_MS:-10}" \
    '{ exit !($1 - $4 <= most) }' <<<"$told" || over=1
done
exit "$over"
