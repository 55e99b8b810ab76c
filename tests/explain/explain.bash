# Helpers for the tests of the index of findings (explain/).
# shellcheck shell=bash
load ../setup

EXPLAIN=$IPCLAB_DATADIR/explain

# The first ```c block under the heading "## $2" of the page of id $1.
example() {
  awk -v heading="## $2" '
    /^## / { inside = ($0 == heading); next }
    inside && /^```c$/ { code = 1; next }
    code && /^```$/ { exit }
    code { print }' "$EXPLAIN/$1.md"
}

# What an HTML comment <!-- $2: … --> of the page of id $1 says; or nothing.
directive() {
  sed -n "s/^<!-- $2: \(.*\) -->\$/\1/p" "$EXPLAIN/$1.md"
}

# Compile the example under heading $2 of page $1 to ./$2.
build_example() {
  example "$1" "$2" >"$2.c"
  assert_file_not_empty "$2.c"
  run "${CC:-cc}" -std=gnu17 -g -Wall -Wextra -o "$2" "$2.c" -lpthread
  assert_success
}

# Run ./$1 under ipcprobe with the options and arguments of page $2, in a fresh
# folder; the report goes to $1.json.
observe_example() {
  local options arguments
  read -ra options <<<"$(directive "$2" options)"
  read -ra arguments <<<"$(directive "$2" arguments)"
  mkdir "$1.run"
  cp "$1.c" "$1.run"
  if [[ -n $(directive "$2" setup) ]]; then
    (cd "$1.run" && bash -c "$(directive "$2" setup)")
  fi
  directive "$2" stdin >"$1.in"
  run env -C "$1.run" "$IPCLAB_PROBE" --quiet --timeout 20 \
    --json "$PWD/$1.json" --stdin "$PWD/$1.in" --stdout "$PWD/$1.out" \
    --stderr "$PWD/$1.err" "${options[@]}" -- "$PWD/$1" "${arguments[@]}"
  assert_file_exist "$1.json"
}

# The examples of page $1: the wrong one gives just this finding, the right
# one none, and it ends well.
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

# Of a finding that a lab's own check makes: the right program is right.
check_right_example() {
  cd "$BATS_TEST_TMPDIR" || return 1
  build_example "$1" Wrong
  build_example "$1" Right
  observe_example Right "$1"
  run finding_ids Right
  assert_output ''
}

# What valgrind says of ./$1: its error kinds, sorted, each once.
memcheck_kinds() {
  valgrind --quiet --leak-check=full --xml=yes --xml-file="$1.xml" "./$1" \
    >/dev/null 2>&1 || true
  sed -n 's|.*<kind>\(.*\)</kind>.*|\1|p' "$1.xml" | sort -u
}

# The kind that valgrind gives is in the page's directive `kind`.
check_memcheck_examples() {
  cd "$BATS_TEST_TMPDIR" || return 1
  build_example "$1" Wrong
  build_example "$1" Right
  run memcheck_kinds Wrong
  assert_output "$(directive "$1" kind)"
  run memcheck_kinds Right
  assert_output ''
}

# The ids of the findings of severity $2 (default: error) in report $1,
# sorted, each once.
finding_ids() {
  jq -r --arg severity "${2:-error}" '[.findings[]
    | select(.severity == $severity) | .id] | unique | .[]' "$1.json"
}
