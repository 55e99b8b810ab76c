#!/usr/bin/env bats
# A schedule also orders the effects of signals, and pread and pwrite: a mistake
# that only shows if something comes in between is found each time.

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

# found WHAT: the mistake is found from any seed, and reported only as a
# deadlock if even the plain run happens not to end. Its right twin has no
# findings.
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

@test "a child that says it is ready before it blocks the signal that it waits for" {
  found mask
}

@test "a child's end before its parent has a handler for it" {
  found end
}

@test "a signal between checking a flag and pause" {
  found lost
}

@test "an update lost between pread and pwrite" {
  found update
}

@test "the reported schedule ends in the same way each time" {
  local what words
  for what in ready end lost update; do
    run probe --explore 50 -- "$ordered" "$what"
    # No order is reported if even the plain run happens to be the deadlock.
    [[ $(json '[.findings[].id] | join(" ")') != deadlock ]] || continue
    words=$(json '.findings[] | select(.id == "race").next_step' |
      grep -oE -- '--seed [0-9]+( --changes ([0-9]+(,[0-9]+)*|none))?')
    for _ in 1 2 3 4 5; do
      # shellcheck disable=SC2086 # these are options
      run -"$status" probe --timeout 60 $words -- "$ordered" "$what"
    done
  done
}
