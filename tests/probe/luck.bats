#!/usr/bin/env bats
# No verdict depends on luck: the same is tried very often, on a busy machine.
# LUCK_SCALE=10, to use before a release, tries ten times as often.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs barrier
}

setup() {
  scale=${LUCK_SCALE:-1}
  cd "$BATS_TEST_TMPDIR" || return
  barrier=$BATS_FILE_TMPDIR/barrier
  # shellcheck disable=SC2016 # the command is ipcprobe's to run
  ready_last='test "$(tail -n 1)" = ready'
}

# load_machine: start twice as many computing processes as there are cores.
load_machine() {
  local i
  for ((i = 0; i < 2 * $(nproc); i++)); do
    sh -c 'while :; do :; done' 3>&- &
    burners+=" $!"
  done
}

teardown() {
  # shellcheck disable=SC2086 # a list of words
  [[ -z ${burners:-} ]] || kill $burners
}

@test "no false deadlock in many double checks of a busy ring of 8" {
  run -0 "$IPCLAB_BUILDDIR/tests/probe/ring-check" $((10000 * scale)) 8
  assert_output --partial '0 false alarms'
}

@test "a seed replayed often on a loaded machine: one order of calls" {
  load_machine
  "$IPCLAB_PROBE" --quiet --seed 7 --record first "$barrier" early >/dev/null
  calls_of first >expected
  for ((i = 0; i < 200 * scale; i++)); do
    "$IPCLAB_PROBE" --quiet --seed 7 --record record "$barrier" early >/dev/null
    calls_of record >calls
    assert cmp expected calls
  done
}

@test "the barrier's race is found within 20 schedules, from many seeds" {
  for ((seed = 1; seed <= 50 * scale; seed++)); do
    probe --explore 20 --seed "$seed" --verify "$ready_last" "$barrier" early \
      >/dev/null
    assert_equal "$(json '.findings[0].id')" race
  done
}

@test "a right barrier passes thousands of schedules" {
  run -0 probe --explore $((2000 * scale)) "$barrier"
  assert_equal "$(json '[.findings[] | select(.severity == "error")] | length')" 0
}

@test "the wall clock limit does not count time in which the machine is busy with others" {
  local cpu
  cpu=$(taskset -pc $$ | sed 's/.*[:,-] *//')
  load_machine
  # shellcheck disable=SC2086 # a list of words
  for burner in $burners; do
    taskset -pc "$cpu" "$burner" >/dev/null
  done
  # a quarter of a second of work, with at most a fifth of a CPU
  run -0 taskset -c "$cpu" "$IPCLAB_PROBE" --quiet --json out.json \
    --timeout 1 -- awk 'BEGIN {
      for (i = 0; i < 10000000; i++) s += i }'
  run -0 json .outcome
  assert_output exited
}

@test "a run that others keep from the CPU for up to ten times its limit is an error" {
  local cpu
  cpu=$(taskset -pc $$ | sed 's/.*[:,-] *//')
  load_machine
  # shellcheck disable=SC2086 # a list of words
  for burner in $burners; do
    taskset -pc "$cpu" "$burner" >/dev/null
  done
  # It gets what the others leave of one CPU: next to nothing.
  run -125 chrt -i 0 taskset -c "$cpu" "$IPCLAB_PROBE" --quiet --json out.json \
    --timeout 0.2 -- awk 'BEGIN { for (;;) i++ }'
  run -0 json .outcome
  assert_output error
}

@test "a child that nobody waits for is found each time" {
  cat >zombie.c <<'C'
#include <unistd.h>
int main(void) { if (fork() == 0) _exit(0); return 0; }
C
  "${CC:-cc}" -g -o zombie zombie.c
  load_machine
  for ((i = 0; i < 100 * scale; i++)); do
    probe ./zombie
    assert_equal "$(json '.findings[].id')" unreaped-child
  done
}
