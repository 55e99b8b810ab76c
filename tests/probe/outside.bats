#!/usr/bin/env bats
# Processes outside the run: --partner, which may act on it, and --idle, which
# tells them.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs outside repeats
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  outside=$BATS_FILE_TMPDIR/outside
  mkdir shared
  mkfifo shared/fifo
  : >idle
}

teardown() {
  [[ -z ${probe_pid-} ]] || kill -KILL "$probe_pid" 2>/dev/null || :
}

@test "while the partner lives, it may answer; after its end, nobody will" {
  sleep 600 &
  local partner=$!
  run -124 probe --shared shared --partner "$partner" --timeout 0.3 \
    "$outside" reads
  assert_equal "$(json .reason)" 'time limit'
  kill "$partner"
  wait "$partner" || assert_equal $? 143
  run -124 probe --shared shared --partner "$partner" --timeout 600 \
    "$outside" reads
  assert_equal "$(json .outcome)" deadlock
  assert_equal "$(json '.findings[].id')" fifo-open-stall
}

@test "of several partners the last one counts" {
  run -124 probe --shared shared --partner $$ --partner 2147483647 \
    --timeout 0.3 "$outside" reads
  assert_equal "$(json .reason)" 'time limit'
}

@test "loops are also ended early, once the partner is gone" {
  run -124 probe --alone --shared shared --partner 2147483647 --timeout 600 \
    "$BATS_FILE_TMPDIR/repeats" opens
  assert_equal "$(json .reason)" \
    'it repeats itself, and nothing can change that'
}

@test "a partner that is not a process is refused" {
  local pid
  for pid in 0 -3 x 12x 99999999999; do
    run -125 probe --partner "$pid" true
    assert_output --partial "$pid"
  done
}

# Start the program beside the test: probe_pid; its standard input is 9.
start() {
  mkfifo in
  probe --shared shared --idle idle --timeout 600 --stdin in \
    "$outside" "$1" 3>&- &
  probe_pid=$!
  exec 9>in
}

# Wait until the file idle gets another line.
next_line() {
  local lines
  lines=$(wc -l <idle)
  tail -f -n +$((lines + 1)) idle | head -n 1 >line
}

@test "a program that waits for us is idle, with the time of the observation" {
  local before
  start reads
  before=$(awk '{ printf "%d", $1 * 1e9 }' /proc/uptime)
  next_line
  [[ $(cat line) =~ ^[0-9]+$ ]] # a monotonic clock, later than ours
  (($(cat line) >= before))
  echo >shared/fifo # it goes on, and waits for standard input
  next_line
  exec 9>&-
  wait "$probe_pid"
}

@test "a program that sleeps, or has an armed timer or a timer descriptor, is not idle" {
  local what
  for what in sleeps alarm timerfd polls; do
    run -0 probe --shared shared --idle idle --timeout 600 "$outside" "$what"
    assert_equal "$what: $(cat idle)" "$what: "
  done
}
