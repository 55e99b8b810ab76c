#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# driver.bash HANDIN: grade it; the last line of output is Autolab's.
# The student's programs run isolated, as another user or in namespaces of
# their own, so that none of them can write that line or end this script.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../common.bash
source "${ADAPTERS:-$here}/common.bash"
use_labs "$here/labs"

# no_scores: Autolab's line where no lab has a mark. Each is named, as null, which
# Autolab takes for no score: without a name, or without such a line, it would
# give 0 for all.
no_scores() {
  local lab line=''
  for lab in ${IPCLAB_LABS//,/ }; do
    line+=${line:+,}\"$lab\":null
  done
  printf '{"scores":{%s}}\n' "$line"
}

# An assessment's problems have the labs' ids: those of all if none are named.
read -ra labs <<<"${IPCLAB_LABS//,/ }"
if ids=$(ipclab internal lab-ids "${labs[@]}" | paste -sd,); then
  IPCLAB_LABS=$ids
fi
result=$(mktemp)
status=0
grade_one autolab "$1" "$result" || status=$?
if ((status > 1)); then
  echo "$not_your_fault"
  no_scores
elif [[ $(tail -n 1 "$result") == '{"scores":{}}' ]]; then
  sed '$d' "$result"
  no_scores
else
  cat "$result"
fi
rm -f "$result"
