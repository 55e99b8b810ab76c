#!/usr/bin/env bats
# Commands of every day print and end the same when they are watched: some of
# those that everyday/compare tries.
load ../setup

@test "shells, tools and make do the same when watched, and nothing is an error" {
  run "$IPCLAB_SRCDIR/tests/probe/everyday/compare" -n 1 sh sh-trap \
    sh-heredoc bash bash-procsub bash-jobs make perl-pipe xargs tee
  assert_line '10 commands, 0 differ'
}
