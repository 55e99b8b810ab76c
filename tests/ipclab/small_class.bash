# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2154 # mini.bash sets them
# A class of three for the small kit: all is right, some is wrong, and one that
# does not compile.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  mkdir -p class/{alice,bob/01-hello,carol}
  mini_source hello 0 >class/alice/hello.c
  mini_source bye 0 >class/alice/bye.c
  mini_source hello 4 >class/bob/01-hello/hello.c
  echo 'int main(void) { return missing; }' >class/carol/hello.c
}

grade() {
  ipclab grade class --out out --no-isolation "$@"
}

score() {
  jq .score "out/results/$1.json"
}
