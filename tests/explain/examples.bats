#!/usr/bin/env bats
# The examples in the index of findings are what they say: the wrong program
# gives just the page's finding, the right one none. One test a page whose
# finding comes from observing or from injected faults.
load explain

@test "deadlock: the wrong program has it, the right one has nothing" {
  check_examples deadlock
}

@test "exec-failure-falls-through: the wrong program has it, the right one has nothing" {
  check_examples exec-failure-falls-through
}

@test "fifo-open-stall: the wrong program has it, the right one has nothing" {
  check_examples fifo-open-stall
}

@test "full-pipe-deadlock: the wrong program has it, the right one has nothing" {
  check_examples full-pipe-deadlock
}

@test "leaked-fd-exec: the wrong program has it, the right one has nothing" {
  check_examples leaked-fd-exec
}

@test "leaked-fd-exit: the wrong program has it, the right one has nothing" {
  check_examples leaked-fd-exit
}

@test "popen-stream-inherited: the wrong program has it, the right one has nothing" {
  check_examples popen-stream-inherited
}

@test "unclosed-read-end: the wrong program has it, the right one has nothing" {
  check_examples unclosed-read-end
}

@test "unclosed-write-end: the wrong program has it, the right one has nothing" {
  check_examples unclosed-write-end
}

@test "unreaped-child: the wrong program has it, the right one has nothing" {
  check_examples unreaped-child
}

@test "wait-before-close: the wrong program has it, the right one has nothing" {
  check_examples wait-before-close
}

@test "wait-before-drain: the wrong program has it, the right one has nothing" {
  check_examples wait-before-drain
}

@test "wrong-child-waited: the wrong program has it, the right one has nothing" {
  check_examples wrong-child-waited
}
