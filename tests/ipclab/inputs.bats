#!/usr/bin/env bats
# Whatever bytes a submission holds, the grader's readers only say so.
load ../setup
load fuzz-corpus
bats_require_minimum_version 1.5.0

@test "archives, XML, TAP, names and text with bytes changed harm no reader" {
  fuzz_corpus "$BATS_TEST_TMPDIR/corpus"
  run -0 "$IPCLAB_BUILDDIR/tests/ipclab/fuzz-driver" 300 \
    "$BATS_TEST_TMPDIR"/corpus/*
  assert_output '8 inputs, 300 changes of each'
}
