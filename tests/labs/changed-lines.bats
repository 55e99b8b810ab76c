#!/usr/bin/env bats
# The class of changed model answers.

load ../setup
bats_require_minimum_version 1.5.0

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  changed_lines=$IPCLAB_SRCDIR/tests/labs/changed-lines
  export IPCLAB_DATADIR=$IPCLAB_SRCDIR
}

@test "each differs from the model answer in one or two lines; a seed repeats them" {
  local folder file line last
  "$IPCLAB_SRCDIR/scripts/lab-sources" 05-capacity solution answer
  run -0 "$changed_lines" --seed 6 5 class 05-capacity
  run -0 bash -c 'printf "%s\n" class/*/05-capacity'
  assert_equal "${#lines[@]}" 5
  for folder in "${lines[@]}"; do
    line=$(sed -E 's/.*\.c-([0-9]+)-.*/\1/' <<<"$folder")
    last=$line
    [[ $folder != *-later/* ]] || last=$((line + 1))
    for file in answer/*; do
      awk 'FNR == NR { was[FNR] = $0; next }
        was[FNR] != $0 { print FNR }' "$file" "$folder/${file##*/}"
    done >changed
    assert_equal "$(<changed)" "$(seq "$line" "$last")"
  done
  run -0 "$changed_lines" --seed 6 5 again 05-capacity
  run -0 diff -r class again
}

@test "a lab that is not there is reported" {
  run -1 "$changed_lines" 1 class 99-none
  assert_output 'changed-lines: no lab "99-none" in labs/'
}
