#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The cost of a call at which ipcprobe stops: processor time of supervisor and
# program together, for a write(2) of one byte to /dev/null, minus that of a run
# without these writes: at most 15 us (BENCH_CALL_US), the median of
# BENCH_RUNS=9.
set -euo pipefail
calls=${BENCH_CALLS:-50000}
most=${BENCH_CALL_US:-15}
runs=${BENCH_RUNS:-9}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$CC" -std=gnu17 -O2 -o "$folder/writes" "$IPCLAB_SRCDIR/tests/bench/writes.c"
cd "$folder"
TIMEFORMAT='%R %U %S'

# took COUNT: print wall clock and processor seconds of an observed run.
took() {
  { time "$IPCLAB_PROBE" --quiet ./writes "$1"; } 2>&1
}

for ((run = 0; run < runs; run++)); do
  echo "$(took 0) $(took "$calls")"
done | awk -v calls="$calls" '{
    us = 1e6 / calls
    print us * ($5 + $6 - $2 - $3), us * ($4 - $1)
  }' | sort -n | awk -v most="$most" '
  { cpu[NR] = $1; wall[NR] = $2 }
  END {
    middle = int((NR + 1) / 2)
    printf "a call costs %.1f us of processor (%.1f to %.1f), %.1f us by the " \
      "clock, of %d runs\n", cpu[middle], cpu[1], cpu[NR], wall[middle], NR
    exit cpu[middle] > most
  }'
