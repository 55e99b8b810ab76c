#!/usr/bin/env bats
# Interrupted is not judged: a signal to ipcprobe ends many runs at once.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs sleepers
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# interrupted SIGNAL OPTION...: started so, and sent SIGNAL once the program runs.
interrupted() {
  local signal=$1
  shift
  mkfifo begun
  # shellcheck disable=SC2016 # the inner shell expands them
  "$IPCLAB_PROBE" "$@" --json out.json -- \
    sh -c 'echo begun >"$0/begun"; while :; do sleep 100; done' "$PWD" \
    >told 2>&1 3>&- &
  local probe=$! ended=0
  read -r _ <begun
  kill -"$signal" "$probe"
  wait "$probe" || ended=$?
  rm begun
  assert_equal "$ended" $((128 + $(kill -l "$signal")))
  run cat told
  assert_output "ipcprobe: interrupted by SIG$signal: nothing was judged"
  assert_not_exists out.json
}

@test "SIGINT, SIGTERM and SIGHUP end --explore: no race, no report" {
  local signal
  for signal in INT TERM HUP; do
    interrupted "$signal" --strict --explore 20
  done
}

@test "they end --inject-each: no error of the program" {
  local signal
  for signal in INT TERM HUP; do
    interrupted "$signal" --strict --inject-each
  done
}

@test "one run alone hands them on to the program" {
  mkfifo begun
  # shellcheck disable=SC2016 # the inner shell expands them
  "$IPCLAB_PROBE" --quiet --json out.json -- \
    sh -c 'trap "exit 5" TERM; echo begun >"$0/begun"
      while :; do sleep 0.05; done' "$PWD" 3>&- &
  local probe=$! ended=0
  read -r _ <begun
  kill -TERM "$probe"
  wait "$probe" || ended=$?
  assert_equal "$ended" 5
}
