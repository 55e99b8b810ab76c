# ratio, the program that the benchmarks measure with.
load ../setup

ratio() {
  "$IPCLAB_BUILDDIR/tests/bench/ratio" "$@"
}

@test "ratio prints both medians and the number of measurements" {
  run ratio -n 3 true --vs sh -c 'true; true'
  assert_success
  assert_output --regexp '^[0-9.]+ ms against [0-9.]+ ms: ratio [0-9.]+ \(medians of 3, in turns\)$'
}

@test "a command that does a thousand times as much exceeds a bound of 2" {
  run ratio -n 3 -m 2 true --vs sh -c 'i=0; while [ $i -lt 99999 ]; do i=$((i+1)); done'
  assert_failure 1
  run ratio -n 3 -l 2 true --vs sh -c 'i=0; while [ $i -lt 99999 ]; do i=$((i+1)); done'
  assert_success
}

@test "a missing command gives no measurement" {
  run ratio true --vs /no/such/command
  assert_failure 3
  assert_output --partial "/no/such/command: No such file or directory"
}

@test "without --vs and a second command it shows the usage" {
  run ratio true
  assert_failure 2
  assert_output --partial "usage: ratio"
  run ratio -n 0 true --vs true
  assert_failure 2
}
