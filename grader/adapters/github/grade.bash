#!/usr/bin/env bash
# A step of a GitHub Classroom workflow: grade the repository that is checked
# out in the current folder, and hand the result to the autograding reporter.
#   - id: ipclab
#     run: bash grade.bash
#   - uses: classroom-resources/autograding-grading-reporter@v1
#     env: { IPCLAB_RESULTS: "${{ steps.ipclab.outputs.result }}" }
#     with: { runners: ipclab }
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../common.bash
source "${ADAPTERS:-$here}/common.bash"

# What a student's program may have caused to be printed is no command to the
# runner.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
result=$(mktemp)
status=0
grade_one github . "$result" || status=$?
echo "::$token::"
((status == 0)) || exit 1
echo "result=$(cat "$result")" >>"$GITHUB_OUTPUT"
rm -f "$result"
