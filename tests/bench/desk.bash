#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# desk.bash: how long a student waits, with the students' part of lab 02: from
# `ipclab check` to its first line and to all verdicts, for the calibration that
# comes first once a boot, and from saving a file to the new verdict under
# `ipclab watch`. Prints the median of DESK_RUNS (5)
# runs and the bound. For a machine that is otherwise idle: make bench-desk.
# Exit status: 0 all within their bounds, 1 not, 2 it could not be done.
set -euo pipefail

runs=${DESK_RUNS:-5}
home=$(mktemp -d)
watching=
trap '[[ ! $watching ]] || kill "$watching"; rm -rf "$home"' EXIT

die() {
  echo "desk: $1" >&2
  exit 2
}

now() { echo "${EPOCHREALTIME/[.,]/}"; }

# The students' part of the kit, and lab 02: the answer, and its state after
# TODO 5.
for part in calibration explain grader handouts labs skeletons; do
  ln -s "$IPCLAB_SRCDIR/$part" "$home/$part"
done
"$IPCLAB_SRCDIR/scripts/lab-sources" 02-dup2 solution "$home/answer"
"$IPCLAB_SRCDIR/scripts/lab-sources" 02-dup2 todo:5 "$home/half"
export IPCLAB_DATADIR=$home XDG_STATE_HOME=$home/state

# first DIR: print the microseconds to the first line and to the end.
first() {
  local began line at
  began=$(now)
  ipclab check 2 --work "$1" | {
    IFS= read -r line || exit 1
    at=$(now)
    cat >/dev/null
    echo $((at - began)) $(($(now) - began))
  }
}

# calibrated: print the microseconds from the start to the calibration's record,
# where none was.
calibrated() {
  local began at cache=$home/cache
  rm -rf "$cache"
  began=$(now)
  XDG_CACHE_HOME=$cache ipclab check 2 --only redirect-usage --work "$home/answer" \
    >/dev/null
  at=$(stat -c %.6Y "$cache"/ipclab/calibration-*)
  echo $((${at/[.,]/} - began))
}

# saved: print the time from saving a file to the verdict that this changes.
saved() {
  local line began
  sed -i '1s|^|/* saved */\n|' "$home/half/pipe_ls_wc.c"
  began=$(now)
  while IFS= read -r line <&"$said"; do
    [[ $line != '  FAIL'* ]] || break
  done
  echo $(($(now) - began))
  until [[ $line == watching* ]]; do
    IFS= read -r line <&"$said" || return
  done
}

# tell WHAT BOUND FILE: print the median of the times in FILE.
tell() {
  local median
  median=$(sort -n "$3" | sed -n "$(((runs + 1) / 2))p")
  [[ $median ]] || die "$1: nothing was measured"
  printf '%-44s %5d ms, bound %d ms\n' "$1" $((median / 1000)) "$2"
  ((median <= $2 * 1000)) || over=1
}

over=
first "$home/answer" >/dev/null || die 'the answer of lab 02 could not be checked'
for ((run = 0; run < runs; run++)); do
  read -r line end < <(first "$home/answer")
  echo "$line" >>"$home/line"
  echo "$end" >>"$home/end"
  calibrated >>"$home/calibrated"
done
mkfifo "$home/said"
ipclab watch 2 --work "$home/half" >"$home/said" &
watching=$!
exec {said}<"$home/said"
until [[ ${line-} == watching* ]]; do
  IFS= read -r line <&"$said" || die 'watch ended'
done
for ((run = 0; run < runs; run++)); do
  saved >>"$home/saved"
done
tell 'the first line of ipclab check' 500 "$home/line"
tell 'ipclab check, the whole of lab 02' 3000 "$home/end"
tell 'the calibration, once a boot' 2000 "$home/calibrated"
tell 'ipclab watch, from a save to the new verdict' 1000 "$home/saved"
[[ ! $over ]]
