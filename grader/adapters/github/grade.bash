#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A step of a GitHub Classroom workflow: grade the repository that is checked
# out in the current folder, and hand the result to the autograding reporter. A
# file "labs" beside this script names the labs if not all are meant. Where there
# is no mark to post the step fails, and hands over nothing.
#   - id: ipclab
#     run: bash grade.bash
#   - uses: classroom-resources/autograding-grading-reporter@v1
#     env: { IPCLAB_RESULTS: "${{ steps.ipclab.outputs.result }}" }
#     with: { runners: ipclab }
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../common.bash
source "${ADAPTERS:-$here}/common.bash"
use_labs "$here/labs"

# What a student's program may have caused to be printed is no command to the
# runner.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
result=$(mktemp)
status=0
grade_one github . "$result" || status=$?
# For the step's log: why there is no mark, or the notes on it.
base64 -d "$result" | jq -r '.output'
echo "::$token::"
if ((status != 0)); then
  echo "::error::$not_your_fault"
  exit 1
fi
echo "result=$(cat "$result")" >>"$GITHUB_OUTPUT"
rm -f "$result"
