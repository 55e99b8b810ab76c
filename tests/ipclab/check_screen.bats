# ipclab check: what a student sees in the terminal.
load mini
load failing

setup() {
  mini_kit
  mkdir "$BATS_TEST_TMPDIR/01-hello"
  cd "$BATS_TEST_TMPDIR/01-hello"
}

@test "a mistake that makes many checks fail is explained once" {
  mini_source hello 0 >hello.c
  {
    failing first 'process 1 is stuck (descriptor 3)' 4
    failing second 'process 2 is stuck (descriptor 4)' 4
    failing third 'process 1 is stuck elsewhere' 5
  } >"$KIT/labs/01-hello/checks.bats"
  run ipclab check --all
  assert_failure 1
  assert_equal "$(grep -c '^      it hung$' <<<"$output")" 3
  assert_line '      process 1 is stuck (descriptor 3)'
  refute_output --partial 'descriptor 4'
  assert_line '      It is the same mistake as in "first" above.'
  assert_line '      process 1 is stuck elsewhere'
  run grep -c 'ipclab explain crashed' <<<"$output"
  assert_output 2
}

@test "a loop is recognised as the same, at whichever of its lines it was ended" {
  mini_source hello 0 >hello.c
  {
    failing first 'it spins' 4 '"sampled_in": ["step", "copy", "main"]'
    failing second 'it spins' 5 '"sampled_in": ["copy", "main"]'
    failing third 'it spins' 6 '"sampled_in": ["listen", "main"]'
  } >"$KIT/labs/01-hello/checks.bats"
  run -1 ipclab check
  assert_line '  FAIL  second  (same)'
  assert_line '  FAIL  third'
}

@test "one thing first, by TODO, and what to do next" {
  { mini_source hello 0; echo '/* TODO 1: begin. TODO 2: end. */'; } >hello.c
  three_failures
  run ipclab check
  assert_failure 1
  assert_line --regexp '^  FAIL  first \(0 of 1, TODO 1\)$'
  assert_line '      >     3 |{'
  assert_line '      it is stuck (descriptor 5)'
  refute_output --partial 'descriptor 3'
  assert_line '  FAIL  second  TODO 2'
  assert_line '  FAIL  both  TODO 2 (same)'
  assert_line '  ok    2 of 5 checks'
  assert_line --index -2 'Next: TODO 1, hello.c:7'
  assert_line --index -1 '31 of 34 points'
  run ipclab check --all
  assert_line --partial 'ok    well'
  assert_line '      it is stuck (descriptor 3)'
}

@test "a check that has its verdict is printed while others are still running" {
  local said
  mini_source hello 0 >hello.c
  mkfifo "$BATS_TEST_TMPDIR"/{said,go-on}
  # The third one goes on only after the first has been read.
  mini_check first true
  mini_more_check second "echo its evidence; false"
  mini_more_check third "read -r word <'$BATS_TEST_TMPDIR/go-on'"
  ipclab check --jobs 1 --only first,second,third >"$BATS_TEST_TMPDIR/said" 3>&- &
  exec {said}<"$BATS_TEST_TMPDIR/said"
  run sed -u '/first/q' <&"$said"
  assert_line --index 0 '01-hello  Saying hello'
  assert_line --index 1 '  ok    first (1 of 1)'
  echo word >"$BATS_TEST_TMPDIR/go-on"
  run cat <&"$said"
  assert_line --index 0 '  FAIL  second (0 of 1)'
  assert_line --index 1 '      its evidence'
  assert_line '  ok    2 of 3 checks'
  wait "$!" && fail 'it should fail'
  assert_equal $? 1
}

@test "what an untouched lab gets fits on a screen of 24 lines of 80 columns" {
  local i
  mini_source hello 0 >hello.c
  for ((i = 0; i < 30; i++)); do
    mini_more_check "check-$i" false "a title of many words, and more of them still, number $i of all"
  done
  run ipclab check
  assert_failure 1
  assert [ "$(wc -l <<<"$output")" -le 24 ]
  assert_line --regexp '^  and [0-9]+ more: ipclab check --all$'
  run grep -E '^.{81}' <<<"$output"
  assert_output ''
}

@test "the failure shown first leaves room for others, whatever it printed" {
  local i
  mini_source hello 0 >hello.c
  # shellcheck disable=SC2016 # the check expands it
  mini_check printing 'jq -n "[range(9)] | join(\"\n\") | {expected: ., actual: .}" \
    >"$IPCLAB_OUT/printing.json"; false'
  for i in {1..9}; do
    mini_more_check "check-$i" false
  done
  run ipclab check
  assert_failure 1
  assert_line '  FAIL  check-3'
}

@test "a deadlock: a small picture of who waits for whom" {
  mini_source hello 4 >hello.c
  mini_check stuck 'jq -n "{message: \"it hung\", waits: [
    {process: 1, function: \"wait\", until: \"ends\", for: [2, 3]},
    {process: 2, function: \"read\", until: \"writes\", for: [1]},
    {process: 3, function: \"pause\", until: null, for: []}]}" \
    >"$IPCLAB_OUT/stuck.json"
  false'
  run ipclab check --only stuck
  assert_output --partial '
      it hung
      who waits for whom:
        process 1 in wait  -- until it ends -----------------> process 2, 3
        process 2 in read  -- until none has the write end --> process 1
        process 3 in pause ----------------------------------> nobody
'
  run ipclab check --only stuck --all
  refute_output --partial 'who waits for whom'
}

@test "all public checks pass: it says what the hidden ones are worth, and their TODOs" {
  { mini_source hello 0; echo '/* TODO 1, TODO 2 and TODO 3 */'; } >hello.c
  rm -r "$KIT/solutions"
  run ipclab check
  assert_success
  assert_line '70 of 70 points'
  assert_output --partial 'The other 30 points are for hidden checks'
  assert_line 'Only hidden checks look at TODO 3.'
  assert_line --partial 'ipcprobe --lab --virtual-time --inject-each ./hello'
}

@test "escape sequences appear only on a terminal" {
  mini_source hello 4 >hello.c
  run ipclab check
  refute_output --partial $'\033'
  NO_COLOR=1 run script -qec "ipclab check" /dev/null
  refute_output --partial $'\033'
  TERM=dumb run script -qec "ipclab check" /dev/null
  refute_output --partial $'\033'
  TERM=xterm run script -qec "ipclab check" /dev/null
  assert_output --partial $'\033'
}

@test "text into a pipe has the width given by COLUMNS, or 80" {
  printf '# long\n\n%s\n' "$(printf 'word %.0s' {1..40})" >"$KIT/explain/long.md"
  run -0 ipclab explain long
  assert_equal "${#lines[1]}" 79
  COLUMNS=40 run -0 ipclab explain long
  assert_equal "${#lines[1]}" 39
  COLUMNS=3 run -0 ipclab explain long
  assert_equal "${#lines[1]}" 79
}

@test "a place with many words is folded between words" {
  mini_source hello 4 >hello.c
  COLUMNS=50 run -1 ipclab check
  assert_output --partial '        hello.c:4  returned here, in say() called
          at hello.c:2
'
}
