# ipclab check: one lab of one student.
load mini

setup() {
  mini_kit
  mkdir "$BATS_TEST_TMPDIR/01-hello"
  cd "$BATS_TEST_TMPDIR/01-hello"
}

@test "correct work passes, with status 0 and all points" {
  mini_source hello 0 >hello.c
  run ipclab check --json result.json
  assert_success
  assert_line --partial "100 of 100 points"
  run jq -r '[.checks[].status] | unique[]' result.json
  assert_output pass
}

@test "a failing check gives status 1, its evidence and the command to see it again" {
  mini_source hello 4 >hello.c
  run ipclab check --json result.json
  assert_failure 1
  assert_line --partial "it ended with status 4"
  assert_line --partial "hello.c:4"
  assert_line --partial "ipclab explain unchecked-error"
  assert_line --regexp "ipclab check 01-hello --only ends-well --seed [0-9]+"
  run jq -c '[.score, .max, .checks[1].points, .checks[1].todos]' result.json
  assert_output "[70,100,0,[1,2]]"
  run jq -r '.checks[1].findings[0].source[0].file' result.json
  assert_output hello.c
}

@test "a failure to write the output gives status 3" {
  mini_source hello 0 >hello.c
  run -3 bash -c 'ipclab check --help >/dev/full'
  assert_output 'ipclab: standard output: No space left on device'
  run bash -c 'ipclab check >/dev/full'
  assert_failure 3
  assert_output --partial 'No space left on device'
}

@test "the same files get the same seed; --seed sets another one" {
  mini_source hello 4 >hello.c
  ipclab check --json a.json || true
  ipclab check --json b.json || true
  cmp a.json b.json
  ipclab check --seed 77 --json c.json || true
  run jq .checks[1].seed c.json
  assert_output 77
}

@test "work that does not compile is reported as that, and nothing else is blamed" {
  echo 'int main(void) { return missing; }' >hello.c
  run ipclab check --json result.json
  assert_failure 1
  assert_line --partial "does not compile yet"
  assert_line --partial "missing"
  refute_output --partial "$BATS_TEST_TMPDIR"
  run jq -r '.compile.status, .score' result.json
  assert_line --index 0 fail
  assert_line --index 1 0
}

@test "a mistake in a source of two programs is reported once" {
  echo 'program more { sources = {"hello.c"} }' >>"$KIT/labs/01-hello/lab.conf"
  echo 'int main(void) { return missing + gone; }' >hello.c
  run ipclab check --json result.json
  assert_failure 1
  run jq -r '.compile | .output, .broken[]' result.json
  assert_equal "$(grep -c 'error: [^ ]*missing[^ ]* undeclared' <<<"$output")" 1
  assert_equal "$(grep -c 'error: [^ ]*gone[^ ]* undeclared' <<<"$output")" 1
  assert_line hello
  assert_line more
}

@test "an empty file is named, not the linker's complaint about it" {
  : >hello.c
  run ipclab check
  assert_failure 1
  assert_line --partial 'hello.c: this file is empty, so hello was not built'
  refute_output --partial '/ld:'
}

@test "--only runs only that check" {
  mini_source hello 4 >hello.c
  run ipclab check --only says --json result.json
  assert_success
  run jq -r '.checks[].id' result.json
  assert_output says
}

@test "--jobs 2 runs two checks at the same time" {
  mini_source hello 0 >hello.c
  # Each opens the FIFO, and goes on only when the other has opened it.
  mkfifo "$BATS_TEST_TMPDIR/meeting"
  mini_check write "echo hi >'$BATS_TEST_TMPDIR/meeting'"
  mini_more_check read "read -r word <'$BATS_TEST_TMPDIR/meeting'
[ \"\$word\" = hi ]"
  run ipclab check --jobs 2 --only write,read
  assert_success
}

@test "each check is found by its title, whatever characters are in it" {
  mini_source hello 0 >hello.c
  mini_check plain true
  mini_more_check plain-not false
  mini_more_check more true 'a \"word\" (or 2), a*b | [c] $ é – and b'
  mini_more_check other false 'a word or 2, a b c é – and b'
  run ipclab check --jobs 2 --json result.json
  assert_failure 1
  run jq -c '[.checks[] | [.id, .status]]' result.json
  assert_output '[["plain","pass"],["plain-not","fail"],["more","pass"],["other","fail"],["any-word","pass"]]'
  run ipclab check --only more --json result.json
  assert_success
  run jq -c '[.checks[] | [.id, .status]]' result.json
  assert_output '[["more","pass"]]'
}

@test "the verdicts are the same, however many checks run at a time" {
  local jobs
  mini_source hello 4 >hello.c
  for jobs in 1 2 3 64; do
    run ipclab check --jobs "$jobs" --json "$jobs.json"
    assert_failure 1
    cmp 1.json "$jobs.json"
  done
  run ipclab check --jobs 0
  assert_failure 2
  assert_output --partial '--jobs 0: not a number from 1 to 1024'
}

@test "an unknown check id is a usage error that suggests the nearest" {
  mini_source hello 0 >hello.c
  run ipclab check --only end-well
  assert_failure 2
  assert_output --partial "did you mean ends-well?"
}

@test "the lab may be named by its number or name, from anywhere" {
  mini_source hello 0 >hello.c
  cd ..
  run ipclab check 1
  assert_success
  run ipclab check hello
  assert_success
  cd /
  run ipclab check 01-hello --work "$BATS_TEST_TMPDIR/01-hello"
  assert_success
}

@test "a check without a verdict is the grader's error: status 3, no points" {
  mini_source hello 0 >hello.c
  sed -i 's/run "$IPCLAB_BIN\/hello" x/kill -9 $$/' \
    "$KIT/labs/01-hello/checks.bats"
  run ipclab check --json result.json
  assert_failure 3
  run jq -r '.checks[0].status, .checks[2].status' result.json
  assert_line --index 0 error
  assert_line --index 1 pass
}

@test "the checks' environment has nothing of the caller's" {
  mini_source hello 0 >hello.c
  mini_check env '[ -z "${SECRET-}" ]
[ "$HOME" != "$OLDHOME" ]
[ "$LANG" = C.UTF-8 ]
[ ! -t 0 ] && [ -z "$(cat)" ]'
  SECRET=1 run ipclab check --only env
  assert_success
}

@test "the limits of lab.conf reach the checks, in seconds" {
  mini_source hello 0 >hello.c
  echo 'limits { cpu_total_s = 2  spin_s = 0.25 }' >>"$KIT/labs/01-hello/lab.conf"
  # shellcheck disable=SC2016 # the check expands it
  mini_check limits '[ "$IPCLAB_LIMIT_CPU_TOTAL_S $IPCLAB_LIMIT_SPIN_S" = "2.000 0.250" ]'
  run ipclab check --only limits
  assert_success
}

@test "nothing is left behind: no process, no folder" {
  mini_source hello 0 >hello.c
  mini_check stay 'setsid -f sleep 4711 </dev/null >/dev/null 2>&1 3>&-'
  export TMPDIR=$BATS_TEST_TMPDIR/tmp
  mkdir "$TMPDIR"
  run ipclab check --only stay
  assert_success
  run pgrep -f "sleep 4711"
  assert_failure
  run ls -A "$TMPDIR"
  assert_output ""
}
