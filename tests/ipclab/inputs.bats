#!/usr/bin/env bats
# Whatever bytes a submission contains, the grader's readers at most report it.
load ../setup
load fuzz-corpus
bats_require_minimum_version 1.5.0

@test "archives, XML, TAP, names and text with changed bytes harm no reader" {
  fuzz_corpus "$BATS_TEST_TMPDIR/corpus"
  run -0 "$IPCLAB_BUILDDIR/tests/ipclab/fuzz-driver" 300 \
    "$BATS_TEST_TMPDIR"/corpus/*
  assert_output '8 inputs, 300 changes of each'
}
