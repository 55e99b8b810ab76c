# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# A class of two, alice and bob, and one lab, for tests of the course office.
load mini

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  mkdir -p class/{alice,bob}
  mini_source hello 0 >class/alice/hello.c
  mini_source hello 4 >class/bob/hello.c
}

# shellcheck disable=SC2120 # the tests pass options
grade() {
  ipclab grade class --out out --no-isolation --labs 1 "$@"
}
