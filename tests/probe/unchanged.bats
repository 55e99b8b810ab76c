#!/usr/bin/env bats
# Observing a program changes nothing that it could notice.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs ignored limits stopped
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# Ways to run a program that must make no difference to a right one.
ways=('' --alone '--seed 1' --virtual-time '--explore 10')

# same COMMAND...: it ends and prints as it does by itself, in each of these
# ways.
same() {
  local way options plain plain_status=0
  plain=$("$@") || plain_status=$?
  for way in "${ways[@]}"; do
    read -ra options <<<"$way"
    run --separate-stderr "$IPCLAB_PROBE" --quiet --timeout 20 \
      --json out.json "${options[@]}" -- "$@"
    assert_equal "$way: $status $output" "$way: $plain_status $plain"
    run -0 json '.findings[] | select(.severity == "error")
      | select(.id | IN("leaked-fd-exit") | not)'
    assert_output ''
  done
}

@test "an ignored SIGCHLD interrupts no call" {
  local call
  for call in epoll_wait semop semtimedop sigwaitinfo sigtimedwait recv; do
    run -0 "$BATS_FILE_TMPDIR/ignored" "$call"
    assert_output "$call ok"
    same "$BATS_FILE_TMPDIR/ignored" "$call"
  done
}

@test "a stop and SIGCONT work as they do without us, whoever controls the turns" {
  run -0 "$BATS_FILE_TMPDIR/stopped" continued
  assert_output $'stopped 1 by 19\nexit 7'
  same "$BATS_FILE_TMPDIR/stopped" continued
}

@test "a child that is stopped for good is a deadlock, and the stop is named" {
  local way options
  for way in --alone '--alone --seed 1' '--alone --virtual-time' ''; do
    read -ra options <<<"$way"
    run -124 probe --timeout 20 "${options[@]}" \
      "$BATS_FILE_TMPDIR/stopped" forgotten
    run -0 json '.outcome, .findings[0].id, .findings[0].message'
    assert_line --index 0 deadlock
    assert_line --index 1 deadlock
    assert_line --index 2 --partial 'in a stop by SIGSTOP'
  done
}

@test "a limit that the program sets is its own to handle" {
  run -0 "$BATS_FILE_TMPDIR/limits" plain
  assert_output '4 writes, too big 1, told 1'
  run -0 probe "$BATS_FILE_TMPDIR/limits" observed
  assert_output '4 writes, too big 1, told 1'
  run -0 probe --file-size 4 "$BATS_FILE_TMPDIR/limits" observed
  assert_output '4 writes, too big 1, told 1'
  # Our limit ends it: no file may be larger, and no process may compute longer.
  run -124 probe --file-size 1 sh -c 'exec yes >large'
  run -124 probe --cpu 1 sh -c 'while :; do :; done'
}

@test "a process that outlives the first one goes on if it can end by itself" {
  run -0 probe --timeout 20 sh -c '(sleep 0.4; echo late) & :'
  assert_output late
  run -0 json '[.processes[] | select(.left_running)] | length'
  assert_output 0
}

@test "a process that outlives it with no end in sight is reported as left running" {
  run -0 probe --timeout 20 sh -c 'sleep 1000 & :'
  run -0 json '([.processes[] | select(.left_running)] | length), .wall_ms'
  assert_line --index 0 1
  assert [ "${lines[1]%.*}" -lt 10000 ]
}

@test "a program with LeakSanitizer, which can't work here, ends all the same" {
  printf '%s\n' '#include <stdio.h>' '#include <stdlib.h>' 'int main(void) {' \
    'return puts(getenv("LSAN_OPTIONS")) < 0;' '}' >right.c
  "${CC:-cc}" -fsanitize=address -o right right.c ||
    skip 'the compiler has no AddressSanitizer'
  LSAN_OPTIONS=log_threads=0 run --separate-stderr -0 "$IPCLAB_PROBE" -- ./right
  assert_output 'log_threads=0:detect_leaks=0'
  assert_equal "${stderr_lines[0]}" \
    "ipcprobe: no leaks are looked for: LeakSanitizer does not work under observation"
}
