#!/usr/bin/env bats
# The line reader: what it may do, and what is left of an observation if a
# program's debug information is made to break it.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs leaves careless circle
  cd "$BATS_FILE_TMPDIR" || return
  "$CC" -std=gnu17 -shared -fPIC -o breaks.so \
    "$IPCLAB_SRCDIR/tests/probe/programs/breaks.c" -ldl
  cp leaves bare
  strip --strip-debug bare
  # what is seen of the same program without debug information
  cp bare leaves.bare
  mkdir expected
  cp leaves.bare expected/leaves
  cd expected || return
  run -123 "$IPCLAB_PROBE" --quiet --strict --lab --json seen.json ./leaves
  verdict seen.json >"$BATS_FILE_TMPDIR/expected.json"
}

setup() {
  if ldd "$IPCLAB_PROBE" | grep -q libasan; then
    skip "sanitizers want to be loaded first"
  fi
  cd "$BATS_TEST_TMPDIR" || return
  cp "$BATS_FILE_TMPDIR/leaves" .
}

# verdict FILE: print an observation without places, PIDs and times.
verdict() {
  jq 'del(.wall_ms, .cpu_ms, .processes[].pid, .lines_lost)' "$1"
}

# reader WHAT COMMAND...: run COMMAND with a line reader that does WHAT.
reader() {
  READER=$1 LD_PRELOAD=$BATS_FILE_TMPDIR/breaks.so "${@:2}"
}

# expect_lost WHY: everything of ./leaves is seen except its lines, for that
# reason.
expect_lost() {
  verdict out.json >seen.json
  run -0 diff "$BATS_FILE_TMPDIR/expected.json" seen.json
  run -0 json .lines_lost
  assert_output \
    "no source lines of leaves: reading its debug information $1"
}

# expect_lines FILE: it has the place where ./leaves makes its pipe.
expect_lines() {
  run -0 jq -r '.lines_lost, .pipes[0].created_at.line' "$1"
  assert_output "null
$(line leaves PIPE)"
}

@test "a program whose lines are lost has findings, to compare with" {
  run -0 jq -r '.exit_status, (.findings | length > 1)' \
    "$BATS_FILE_TMPDIR/expected.json"
  assert_output $'3\ntrue'
  run -123 probe --strict --lab ./leaves
  expect_lines out.json
}

@test "a reader that dies costs the lines and nothing else" {
  run -123 reader crashes probe --strict --lab ./leaves
  expect_lost "was ended by SIGILL"
  # it may not even send itself a signal
  run -123 reader aborts probe --strict --lab ./leaves
  expect_lost "was ended by SIGSEGV"
  run -123 reader leaves probe --strict --lab ./leaves
  expect_lost "ended with status 0"
  run -123 reader "is killed" probe --strict --lab ./leaves
  expect_lost "was ended by SIGKILL"
}

@test "a reader that never answers is ended after 2 s of processor time" {
  run -123 reader spins probe --strict --lab ./leaves
  expect_lost "took more than 2 s of processor time"
}

@test "a reader that wants all memory gets half a gigabyte" {
  run -123 reader eats probe --strict --lab ./leaves
  expect_lost "was ended by SIGILL"
}

@test "a reader whose answers make no sense is ignored" {
  run -123 reader babbles probe --strict --lab ./leaves
  expect_lost "gave no sense"
  run -123 reader "says nothing" probe --strict --lab ./leaves
  expect_lost "gave no sense"
}

@test "a reader that lies is quoted as text" {
  run -123 reader lies "$IPCLAB_PROBE" --strict --lab --json out.json ./leaves
  refute_output --partial $'\e'
  run -0 json '.pipes[0].created_at.line'
  assert_output 2147483647
}

@test "a reader may not open, write, start or signal anything" {
  run -123 reader tries probe --strict --lab ./leaves
  expect_lost "ended with status 42"
}

@test "a reader has no privileges and none of our descriptors" {
  run -123 reader "is looked at" probe --strict --lab ./leaves 4>other
  expect_lines out.json
  run -0 cat status
  assert_line --regexp $'^CapEff:\t0+$'
  assert_line --regexp $'^NoNewPrivs:\t1$'
  assert_line --regexp $'^Seccomp:\t2$'
  if ((UID == 0)); then
    refute_line --regexp $'^Uid:.*\t0\t'
  fi
  # its socket, the program, and its libraries
  run -0 sort -u <(grep -v -e '^socket:' -e '^/dev/null$' -e '\.so' held)
  assert_output "$PWD/leaves"
}

@test "a reader ends with ipcprobe" {
  run -137 reader "loses its parent" probe ./leaves
  read -r pid <reader.pid
  run -0 timeout 10 tail --pid="$pid" -f /dev/null
}

@test "each fault in turn without lines: findings are the same" {
  cp "$BATS_FILE_TMPDIR/careless" .
  run -0 probe --lab --inject-each ./careless
  json '[.findings[].id] | sort' >with
  run -0 reader crashes probe --lab --inject-each ./careless
  run -0 diff with <(json '[.findings[].id] | sort')
  run -0 json '.lines_lost'
  assert_output --partial 'no source lines of careless'
}

@test "lines are read in each profile of isolation" {
  chmod 0711 "$BATS_RUN_TMPDIR"
  chmod 0755 "$BATS_RUN_TMPDIR"/* "$BATS_FILE_TMPDIR" "$BATS_TEST_TMPDIR"
  boxed=$IPCLAB_BUILDDIR/tests/attacks/boxed
  export IPCLAB_LIBEXEC=$IPCLAB_BUILDDIR/grader/sandbox
  for profile in A B C none; do
    [[ $profile == none ]] || "$boxed" try "$profile" >&2 || continue
    run -123 probe --strict --lab --isolation "$profile" --bind . \
      --stdout out --stderr err ./leaves </dev/null
    expect_lines out.json
    run -123 reader crashes probe --strict --lab --isolation "$profile" --bind . \
      --stdout out --stderr err ./leaves </dev/null
    run -0 json '.isolation // "none", .exit_status, .lines_lost'
    assert_output "$profile
3
no source lines of leaves: reading its debug information was ended by SIGILL"
  done
}

@test "reading frames that form a cycle comes to an end" {
  run -123 probe --strict --lab "$BATS_FILE_TMPDIR/circle"
  run -0 json '.exit_status, .lines_lost, .findings[0].id'
  assert_output $'0\nnull\nleaked-fd-exit'
}

@test "sections of garbage cost the lines and nothing else" {
  for section in info abbrev line str aranges loclists; do
    [[ $(readelf -SW leaves) == *".debug_$section "* ]] || continue
    readelf -SW leaves >sections
    head -c 700 "$BATS_FILE_TMPDIR/leaves" >garbage
    cp "$BATS_FILE_TMPDIR/leaves" leaves
    objcopy --update-section ".debug_$section=garbage" leaves
    run -123 probe --strict --lab ./leaves
    run -0 jq -c '[.outcome, .exit_status, (.findings | map(.id))]' out.json
    assert_output "$(jq -c '[.outcome, .exit_status,
      (.findings | map(.id))]' "$BATS_FILE_TMPDIR/expected.json")"
  done
}
