#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What Classroom 50's autograder.py runs (its runner sets CLASSROOM,
# SUBMISSION_TAG, COMMIT_URL and RELEASE_URL): grade the repository in the current
# folder and write ./result.json. Where there is no mark, there is no result, and
# the status is not 0, which the runner takes for a fault that is not the student's.
#   import pathlib, subprocess, sys
#   here = pathlib.Path(__file__).parent
#   sys.exit(subprocess.run(["bash", here / "classroom50.bash"]).returncode)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../common.bash
source "${ADAPTERS:-$here}/common.bash"
use_labs "$here/labs"

result=$(mktemp)
rm -f result.json # which a student may have put there
status=0
grade_one classroom50 . "$result" || status=$?
if ((status != 0)); then
  rm -f "$result"
  echo "$not_your_fault" >&2
  exit 1
fi
mv "$result" result.json
