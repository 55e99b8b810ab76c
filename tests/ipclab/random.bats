# A short run of what many-graders and random-sequences do at length (make
# check-office).
load ../setup

setup() {
  export TMPDIR=$BATS_TEST_TMPDIR
}

@test "random sequences of grade, kill, mark, policy, regrade, forget: the gradebook matches the model" {
  run "$IPCLAB_SRCDIR/tests/ipclab/random-sequences" --count 8
  assert_success
  assert_output --regexp '^8 sequences, 112 steps, [0-9]+ killed, [0-9]+ falls named: the book equals'
}

@test "two graders and a reader on one OUT: nothing is lost, nothing is doubled" {
  run "$IPCLAB_SRCDIR/tests/ipclab/many-graders" --seconds 4 --students 5
  assert_success
  assert_line --regexp '[1-9][0-9]* decisions, .* [1-9][0-9]* readings'
  assert_line 'nothing was lost, nothing doubled'
}
