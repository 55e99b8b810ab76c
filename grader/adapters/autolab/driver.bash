#!/usr/bin/env bash
# driver.bash HANDIN: grade a folder; the last line of output is Autolab's.
# The student's programs run isolated, as another user or in namespaces of
# their own, so that none of them can write that line or end this script.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../common.bash
source "${ADAPTERS:-$here}/common.bash"
use_labs "$here/labs"

result=$(mktemp)
if grade_one autolab "$1" "$result"; then
  cat "$result"
else
  echo "The grader failed. That is not your fault; please tell the course staff."
  echo '{"scores":{}}'
fi
rm -f "$result"
