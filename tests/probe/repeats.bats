#!/usr/bin/env bats
# Loops of calls that never end, and loops that only look like them.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs repeats
  "${CC:-cc}" -std=gnu17 -g -DCLOCK -o "$BATS_FILE_TMPDIR/clock" \
    "$IPCLAB_SRCDIR/tests/probe/programs/repeats.c"
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  repeats=$BATS_FILE_TMPDIR/repeats
}

# The limit is so distant that it did not end the run.
assert_repeats() {
  run -124 probe --alone --timeout 600 "$@"
  assert_equal "$(json '"\(.outcome) \(.reason)"')" \
    'timeout it repeats itself, and nothing can change that'
}

assert_goes_on() {
  run "-$1" probe --alone --timeout 600 "${@:2}"
}

@test "a loop of sleeps, polls or failing attempts is ended, with no limit near" {
  local what
  for what in sleeps sleeps-two polls opens opens-at-once waits reads \
    writes-nothing; do
    assert_repeats "$repeats" "$what"
  done
}

@test "in virtual time, too" {
  local what
  for what in sleeps sleeps-two polls opens waits reads; do
    assert_repeats --virtual-time "$repeats" "$what"
  done
}

@test "a process that waits for such a loop, held before its call, counts as blocked" {
  local virtual
  for virtual in '' --virtual-time; do
    assert_repeats ${virtual:+"$virtual"} "$repeats" sleeps-beside
    assert_equal "$(json '.wall_ms < 10000')" true
    assert_equal "$(json '.processes[0].last_call | "\(.call) \(.line)"')" \
      "read $(line repeats BESIDE)"
  done
}

@test "the report names the line" {
  assert_repeats "$repeats" opens-at-once
  assert_equal "$(json '.processes[0].last_call | "\(.file):\(.line)"')" \
    "repeats.c:$(line repeats AGAIN)"
  run "$IPCLAB_PROBE" --alone --timeout 600 "$repeats" opens-at-once
  assert_output --partial 'it repeats itself'
  assert_output --regexp "in [a-z_]+ at repeats.c:$(line repeats AGAIN)"
}

@test "for a loop of several calls, the report names the one that is attempted" {
  for _ in 1 2 3; do
    assert_repeats "$repeats" opens
    assert_equal "$(json '.processes[0].last_call | "\(.file):\(.line)"')" \
      "repeats.c:$(line repeats TRIES)"
  done
}

@test "a process that tries in vain is blocked there, so that rules can say by whom" {
  assert_repeats "$repeats" waits
  assert_equal "$(json '.processes[0].last_call.call')" wait4
  assert_equal "$(json '[.findings[].id] | join(" ")')" wait-before-close
  assert_repeats "$repeats" reads
  assert_equal "$(json '.processes[0].last_call.call')" read
  assert_equal "$(json '[.findings[].id] | join(" ")')" unclosed-write-end
}

@test "a loop is ended even if the program looked at the clock before" {
  local clock=$BATS_FILE_TMPDIR/clock
  assert_repeats "$clock" opens
  assert_repeats "$clock" waits
  assert_repeats "$clock" reads
  assert_equal "$(json '[.findings[].id] | join(" ")')" unclosed-write-end
}

@test "a program that does nothing but read the clock counts as computing" {
  run -124 probe --alone --timeout 600 --spin 0.3 \
    "$BATS_FILE_TMPDIR/clock" looks
  assert_equal "$(json .reason)" 'CPU time limit'
}

@test "a loop that counts, or waits for a child, a timer or the clock, goes on" {
  local what virtual
  for virtual in '' --virtual-time; do
    for what in counts counts-in-a-register child-sleeps child-computes; do
      assert_goes_on 7 ${virtual:+"$virtual"} "$repeats" "$what"
    done
    assert_goes_on 142 ${virtual:+"$virtual"} "$repeats" alarm
    assert_goes_on 7 ${virtual:+"$virtual"} "$BATS_FILE_TMPDIR/clock" clock
  done
}

@test "sleeps that nobody notices are skipped, but count as slept" {
  local what
  for what in counts-seconds counts-seconds-beside; do
    assert_goes_on 7 "$repeats" "$what" # two minutes
    run json '.wall_ms | . >= 120000 and . < 125000'
    assert_output true
  done
}

@test "the time limit counts the skipped time" {
  run -124 probe --alone --timeout 30 "$repeats" counts-seconds
  assert_equal "$(json .reason)" 'time limit'
}

@test "of two that sleep, the one due first wakes up first" {
  run -7 probe --alone --timeout 600 "$repeats" in-order
  assert_line --index 0 'the child, after 300 ms'
  assert_line --index 1 'the parent, after 500 ms'
}

@test "a program that may be helped from outside is not ended: with --shared, or without --alone" {
  run -124 probe --alone --shared "$PWD" --timeout 0.5 "$repeats" opens
  assert_equal "$(json .reason)" 'time limit'
  run -124 probe --timeout 0.5 "$repeats" opens
  assert_equal "$(json .reason)" 'time limit'
}
