#!/usr/bin/env bats
# The examples in the index of findings are what they claim: the wrong program
# has just the page's finding, the right one none. One test for each page whose
# finding comes from observing or from injected faults.
load explain

@test "capacity-assumed: both programs compile, and the right one has no finding" {
  check_right_example capacity-assumed
}

@test "child-crashed: the wrong program has it, the right one has nothing" {
  check_examples child-crashed
}

@test "close-wrong-fd: the wrong program has it, the right one has nothing" {
  check_examples close-wrong-fd
}

@test "crashed: the wrong program has it, the right one has nothing" {
  check_examples crashed
}

@test "deadlock: the wrong program has it, the right one has nothing" {
  check_examples deadlock
}

@test "double-close: the wrong program has it, the right one has nothing" {
  check_examples double-close
}

@test "dup2-swapped: the wrong program has it, the right one has nothing" {
  check_examples dup2-swapped
}

@test "eintr-not-restarted: the wrong program has it, the right one has nothing" {
  check_examples eintr-not-restarted
}

@test "endless-loop: the wrong program has it, the right one has nothing" {
  check_examples endless-loop
}

@test "eof-spin: the wrong program has it, the right one has nothing" {
  check_examples eof-spin
}

@test "exec-failure-falls-through: the wrong program has it, the right one has nothing" {
  check_examples exec-failure-falls-through
}

@test "exit-after-vfork: the wrong program has it, the right one has nothing" {
  check_examples exit-after-vfork
}

@test "fifo-left-behind: the wrong program has it, the right one has nothing" {
  check_examples fifo-left-behind
}

@test "fifo-open-stall: the wrong program has it, the right one has nothing" {
  check_examples fifo-open-stall
}

@test "framing-mismatch: both programs compile, and the right one has no finding" {
  check_right_example framing-mismatch
}

@test "full-pipe-deadlock: the wrong program has it, the right one has nothing" {
  check_examples full-pipe-deadlock
}

@test "killed-by-sigpipe: the wrong program has it, the right one has nothing" {
  check_examples killed-by-sigpipe
}

@test "leaked-fd-exec: the wrong program has it, the right one has nothing" {
  check_examples leaked-fd-exec
}

@test "leaked-fd-exit: the wrong program has it, the right one has nothing" {
  check_examples leaked-fd-exit
}

@test "memory-invalid-free: memcheck finds it in the wrong program only" {
  check_memcheck_examples memory-invalid-free
}

@test "memory-invalid-read: memcheck finds it in the wrong program only" {
  check_memcheck_examples memory-invalid-read
}

@test "memory-invalid-write: memcheck finds it in the wrong program only" {
  check_memcheck_examples memory-invalid-write
}

@test "memory-leak: memcheck finds it in the wrong program only" {
  check_memcheck_examples memory-leak
}

@test "memory-overrun: the sanitizers find it in the wrong program only" {
  check_sanitizer_examples memory-overrun
}

@test "undefined-behaviour: the sanitizers find it in the wrong program only" {
  check_sanitizer_examples undefined-behaviour
}

@test "memory-uninitialised: memcheck finds it in the wrong program only" {
  check_memcheck_examples memory-uninitialised
}

@test "output-varies: the wrong program has it, the right one has nothing" {
  check_examples output-varies
}

@test "output-wrong: the wrong program has it, the right one has nothing" {
  check_examples output-wrong
}

@test "popen-stream-inherited: the wrong program has it, the right one has nothing" {
  check_examples popen-stream-inherited
}

@test "race: the wrong program has it, the right one has nothing" {
  check_examples race
}

@test "reply-dropped: the wrong program has it, the right one has nothing" {
  check_examples reply-dropped
}

@test "server-killed-by-client: both programs compile, and the right one has no finding" {
  check_right_example server-killed-by-client
}

@test "short-read-assumed: the wrong program has it, the right one has nothing" {
  check_examples short-read-assumed
}

@test "short-write-ignored: the wrong program has it, the right one has nothing" {
  check_examples short-write-ignored
}

@test "stale-fifo-fatal: the wrong program has it, the right one has nothing" {
  check_examples stale-fifo-fatal
}

@test "stdio-duplicated: the wrong program has it, the right one has nothing" {
  check_examples stdio-duplicated
}

@test "stdio-unflushed: the wrong program has it, the right one has nothing" {
  check_examples stdio-unflushed
}

@test "unchecked-error: the wrong program has it, the right one has nothing" {
  check_examples unchecked-error
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

@test "unsafe-in-handler: the wrong program has it, the right one has nothing" {
  check_examples unsafe-in-handler
}

@test "unterminated-buffer: the wrong program has it, the right one has nothing" {
  check_examples unterminated-buffer
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

@test "wrong-end: the wrong program has it, the right one has nothing" {
  check_examples wrong-end
}
