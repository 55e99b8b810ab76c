#!/usr/bin/env bats
# Everyday commands print and end the same when observed: some of those that
# everyday/compare runs.
load ../setup

@test "shells, tools and make do the same when observed, and there are no errors" {
  run "$IPCLAB_SRCDIR/tests/probe/everyday/compare" -n 1 sh sh-trap \
    sh-heredoc bash bash-procsub bash-jobs make perl-pipe xargs tee
  assert_line '10 commands, 0 differ'
}
