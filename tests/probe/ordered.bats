#!/usr/bin/env bats
# A schedule also orders what signals do, and pread and pwrite: what is wrong
# only if something comes in between is found each time.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs ordered
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  ordered=$BATS_FILE_TMPDIR/ordered
}

# found WHAT: from whatever seed it is begun, it is found; as a deadlock alone
# where even the plain run happens not to end. Its right twin is clean.
found() {
  local seed
  for seed in 1 2 3 4 5; do
    run probe --explore 50 --seed "$seed" -- "$ordered" "$1"
    run -0 json '[.findings[] | select(.severity == "error").id] | unique
      | join(" ")'
    assert_output --regexp '^(deadlock|.*race)$'
    run -0 probe --strict --explore 50 --seed "$seed" -- "$ordered" "$1" right
    run -0 json '[.findings[].id] | join(" ")'
    assert_output ''
  done
}

@test "a signal right after the fork, before the child has its handler" {
  found at-once
}

@test "a child that says it is ready before it has its handler" {
  found ready
}

@test "a child that says it is ready before it blocks what it waits for" {
  found mask
}

@test "a child's end before its parent has a handler for it" {
  found end
}

@test "a signal between the look at a flag and pause" {
  found lost
}

@test "an update lost between pread and pwrite" {
  found update
}

@test "the schedule that is reported ends in the same way, each time" {
  local what words
  for what in ready end lost update; do
    run probe --explore 50 -- "$ordered" "$what"
    words=$(json '.findings[] | select(.id == "race").next_step' |
      grep -oE -- '--seed [0-9]+( --changes ([0-9]+(,[0-9]+)*|none))?')
    for _ in 1 2 3 4 5; do
      # shellcheck disable=SC2086 # these are options
      run -"$status" probe --timeout 60 $words -- "$ordered" "$what"
    done
  done
}
