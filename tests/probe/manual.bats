#!/usr/bin/env bats
# The manual page, apart from the options (see tests/release/manual.bats).

load ../setup
bats_require_minimum_version 1.5.0

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

@test "the manual page has every key of the JSON" {
  sed 's/\\f[A-Z]//g' "$IPCLAB_SRCDIR/man/ipcprobe.1" >page
  jq -r '[.properties, (."$defs"[].properties)] | .[] | keys[]' \
    "$IPCLAB_SRCDIR/schema/ipcprobe-1.json" | sort -u >keys
  while read -r key; do
    run -0 grep -qw -- "$key" page
  done <keys
}

@test "the manual page and --help have the same exit statuses" {
  for status in 123 124 125 126 127; do
    run -0 grep -x "\.B $status" "$IPCLAB_SRCDIR/man/ipcprobe.1"
    run -0 bash -c "'$IPCLAB_PROBE' --help | grep -w $status"
  done
}

@test "the manual page is formatted without a warning" {
  command -v groff >/dev/null || skip "no groff"
  run -0 groff -man -ww -z "$IPCLAB_SRCDIR/man/ipcprobe.1"
  assert_output ""
}
