# SPDX-License-Identifier: MIT
# Helpers for the tests of the index of findings (explain/).
# shellcheck shell=bash
load ../setup
# shellcheck source=explain/example.bash
source "$IPCLAB_DATADIR/explain/example.bash"

# Compile the example below heading $2 of page $1, as ./$2.
build_example() {
  run compile_example "$1" "$2"
  assert_success
  assert_file_not_empty "$2.c"
}

# Run ./$1 as page $2 says; the report goes to $1.json.
observe_example() {
  run run_example "$1" "$2"
  assert_file_exist "$1.json"
}

# The examples of page $1: the wrong one has just this finding, the right one
# none, and it ends well.
check_examples() {
  cd "$BATS_TEST_TMPDIR" || return 1
  build_example "$1" Wrong
  build_example "$1" Right
  observe_example Wrong "$1"
  run finding_ids Wrong "$(directive "$1" severity)"
  assert_output "$1"
  observe_example Right "$1"
  run finding_ids Right
  assert_output ''
  run finding_ids Right warning
  assert_output ''
  run jq -r '"\(.outcome) \(.exit_status)"' Right.json
  assert_output 'exited 0'
}

# For a finding made by a lab's own check: the right program is right.
check_right_example() {
  cd "$BATS_TEST_TMPDIR" || return 1
  build_example "$1" Wrong
  build_example "$1" Right
  observe_example Right "$1"
  run finding_ids Right
  assert_output ''
}

# The page's directive `kind` gives Valgrind's kind of error.
check_memcheck_examples() {
  cd "$BATS_TEST_TMPDIR" || return 1
  build_example "$1" Wrong
  build_example "$1" Right
  run memcheck_kinds Wrong
  assert_output "$(directive "$1" kind)"
  run memcheck_kinds Right
  assert_output ''
}

# For an id of grader/checks/assert_sanitized.bash, whose code is used here.
check_sanitizer_examples() {
  cd "$BATS_TEST_TMPDIR" || return 1
  build_example "$1" Wrong
  build_example "$1" Right
  # shellcheck source=grader/checks/assert_sanitized.bash
  source "$IPCLAB_SRCDIR/grader/checks/assert_sanitized.bash"
  local name
  for name in Wrong Right; do
    "$CC" -std=gnu17 -g -fsanitize=address,undefined -o "sane-$name" "$name.c"
    env ASAN_OPTIONS="log_path=$name.told" UBSAN_OPTIONS="log_path=$name.told" \
      "./sane-$name" 2>"$name.stderr" || true
    cat "$name.told".* >>"$name.stderr" 2>/dev/null || true
  done
  run sane_read Wrong.stderr
  assert_line --regexp "^$1	Wrong\.c	"
  run sane_read Right.stderr
  assert_output ''
}

# Print the ids of the findings with severity $2 (default: error) in report $1,
# sorted, without repeats.
finding_ids() {
  jq -r --arg severity "${2:-error}" '[.findings[]
    | select(.severity == $severity) | .id] | unique | .[]' "$1.json"
}
