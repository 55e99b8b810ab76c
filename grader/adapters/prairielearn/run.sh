#!/usr/bin/env bash
# PrairieLearn's entry point of an external grader: the student's files are in
# /grade/student, the result is /grade/results/results.json. A file "labs" in
# /grade/tests names the labs if not all are meant.
set -euo pipefail

top=${GRADE:-/grade}
# shellcheck source=../common.bash
source "${ADAPTERS:-$top/tests}/common.bash"
use_labs "$top/tests/labs"
mkdir -p "$top/results"

if ! grade_one prairielearn "$top/student" "$top/results/results.json"; then
  cat >"$top/results/results.json" <<'EOF'
{"gradable":false,"message":"The grader failed. That is not your fault; please tell the course staff."}
EOF
fi
