#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# How long the page of a long run takes in Chromium: with 20 processes and 5,000
# events it opens within a second, steps within 16 ms (the median), and has at
# most 3 MB; of 100,000 events a page says what it leaves out, and also stays
# within 3 MB.
set -euo pipefail
# shellcheck source=tests/probe/page_walk.bash
. "$IPCLAB_SRCDIR/tests/probe/page_walk.bash"
[[ $chromium ]] || {
  echo 'no chromium here: not measured'
  exit 0
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# measure EVENTS STEPS: make the page, and go through STEPS of its steps.
measure() {
  awk -v n=20 -v events="$1" -f "$IPCLAB_SRCDIR/tests/probe/many.awk" >many
  printf '%d events: ' "$(grep -c ' seq=' many)"
  "$IPCLAB_PROBE" --quiet --page page.html --replay many
  printf '%d bytes; ' "$(stat -c %s page.html)"
  walk page.html '[""]' "$2" |
    sed -n 's/.*\b\([0-9][0-9]* steps, compared\)/\1/p' | tee walked
  grep -q ' 0 differences' walked
  (($(stat -c %s page.html) <= 3000000))
}

measure 6250 1000
read -r open step < <(sed 's/.* open \([0-9]*\) ms, step \([0-9]*\)\..*/\1 \2/' walked)
measure 125000 200
grep -q '"left_out":[1-9]' page.html
((open <= 1000 && step < 16))
