# ipclab check: one lab of one student.
load mini

setup() {
  mini_kit
  mkdir "$BATS_TEST_TMPDIR/01-hello"
  cd "$BATS_TEST_TMPDIR/01-hello"
}

@test "right work passes, with status 0 and all points" {
  mini_source hello 0 >hello.c
  run ipclab check --json result.json
  assert_success
  assert_line --partial "100 of 100 points"
  run jq -r '[.checks[].status] | unique[]' result.json
  assert_output pass
}

@test "a failing check gives status 1, its evidence and how to see it again" {
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

# failing ID SENTENCE LINE [MORE]: a check that fails, with a finding at that
# line, of which MORE is said too.
failing() {
  printf '# bats %s=id:%s,points:1\n@test "%s" {\n' test_tags "$1" "$1"
  cat <<-EOF
	  printf '{"message": "it hung", "findings": [{"id": "crashed",
	    "message": "$2", "next_step": "Look.", "source": [
	    {"file": "'"\$IPCLAB_SRC"'/hello.c", "line": $3${4:+, $4}}]}]}' \
	    >"\$IPCLAB_OUT/$1.json"
	  false
	}
	EOF
}

@test "a loop is the same one at whichever of its lines it was ended" {
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

# three_failures: of TODO 2, of 1 and 2, and of 1, in this order; all of one
# mistake but the last, and one check that passes.
three_failures() {
  {
    failing second 'it is stuck (descriptor 3)' 4
    failing both 'it is stuck (descriptor 4)' 4
    failing first 'it is stuck (descriptor 5)' 3
    printf '# bats test_tags=id:well,points:1,todo:1\n@test "well" { true; }\n'
  } | sed 's/id:second,/&todo:2,/; s/id:both,/&todo:1,todo:2,/; s/id:first,/&todo:1,/' \
    >"$KIT/labs/01-hello/checks.bats"
}

@test "one thing first, by TODO, and where to go on" {
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

@test "what has its verdict is printed while others still run" {
  local said
  mini_source hello 0 >hello.c
  mkfifo "$BATS_TEST_TMPDIR"/{said,go-on}
  # The third goes on only when the first has been read.
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

@test "a screen of 24 lines of 80 columns holds what an untouched lab gets" {
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

@test "the failure to begin with leaves room for others, whatever it printed" {
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

@test "--gcc gives a line for each mistake, as editors read them" {
  mini_source hello 0 >hello.c
  three_failures
  run ipclab check --gcc
  assert_failure 1
  assert_output 'hello.c:3: error: it is stuck (descriptor 5) [crashed]
hello.c:4: error: it is stuck (descriptor 3) [crashed]'
  cd ..
  run ipclab check 1 --gcc
  assert_line --index 0 --partial '01-hello/hello.c:3: error: '
  echo 'int main(void) { return missing; }' >01-hello/hello.c
  run ipclab check 1 --gcc
  assert_line --regexp '^01-hello/hello.c:1:25: error: .*missing'
}

@test "--html writes the page that a graded student gets" {
  mini_source hello 4 >hello.c
  run ipclab check --html page.html
  assert_failure 1
  assert_file_contains page.html '70 of 100 points'
  assert_file_contains page.html 'ipclab explain unchecked-error'
  assert_file_contains page.html 'data:image/svg+xml;base64,'
}

@test "--junit writes a suite of the checks" {
  mini_source hello 4 >hello.c
  run ipclab check --junit checks.xml
  assert_failure 1
  run python3 - <<-'EOF'
	import xml.etree.ElementTree as xml
	for suite in xml.parse("checks.xml").getroot():
	    print(suite.get("name"), suite.get("tests"), suite.get("failures"),
	          suite.get("errors"), *[f.get("type") for f in suite.iter("failure")])
	EOF
  assert_output "check 01-hello 3 1 0 unchecked-error"
}

@test "--sarif writes rules with their pages, places and fingerprints" {
  mini_source hello 4 >hello.c
  echo 'An error that nobody looks at.' >"$KIT/explain/unchecked-error.md"
  run ipclab check --sarif one.sarif
  assert_failure 1
  run jq -r '.version, (.runs[0].tool.driver.rules[] | .id, .help.markdown),
    (.runs[0].results[] | .ruleId, .message.text,
      (.locations[0].physicalLocation | .artifactLocation.uri, .region.startLine))' one.sarif
  assert_output '2.1.0
unchecked-error
An error that nobody looks at.

unchecked-error
<b>status</b> 4
hello.c
4'
  # The line has moved: it is the same mistake.
  { echo; mini_source hello 4; } >hello.c
  sed -i 's/"line": 4/"line": 5/' "$KIT/labs/01-hello/checks.bats"
  ipclab check --sarif two.sarif || true
  run jq -r '.runs[0].results[0].partialFingerprints[]' one.sarif two.sarif
  assert_equal "${lines[0]}" "${lines[1]}"
}

@test "--sarif: processes that wait for each other, a thread flow each" {
  mini_source hello 4 >hello.c
  mini_check stuck 'jq -n --arg file "$IPCLAB_SRC/hello.c" "
  def at(line): {file: \$file, line: line, what: \"blocked in read\"};
  {message: \"it hung\", findings: [
    {id: \"deadlock\", process: 1, message: \"a\", source: [at(3)]},
    {id: \"deadlock\", process: 2, message: \"b\", source: [at(4), at(5)]}]}" \
    >"$IPCLAB_OUT/stuck.json"
  false'
  ipclab check --only stuck --sarif s.sarif || true
  run jq -c '.runs[0].results[0].codeFlows[0].threadFlows[] |
    [.id, .locations[].location.physicalLocation.region.startLine]' s.sarif
  assert_output '["process 1",3]
["process 2",4,5]'
}

@test "a deadlock: who waits for whom, as a small picture" {
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

@test "all public checks: what the hidden ones are worth, and their TODOs" {
  { mini_source hello 0; echo '/* TODO 1, TODO 2 and TODO 3 */'; } >hello.c
  rm -r "$KIT/solutions"
  run ipclab check
  assert_success
  assert_line '70 of 70 points'
  assert_output --partial 'The other 30 points are for hidden checks'
  assert_line 'Only hidden checks look at TODO 3.'
  assert_line --partial 'ipcprobe --lab --virtual-time --inject-each ./hello'
}

@test "what could not be printed was not said: status 3" {
  mini_source hello 0 >hello.c
  run bash -c 'ipclab check >/dev/full'
  assert_failure 3
  assert_output --partial 'No space left on device'
}

@test "the same files get the same seed, --seed another one" {
  mini_source hello 4 >hello.c
  ipclab check --json a.json || true
  ipclab check --json b.json || true
  cmp a.json b.json
  ipclab check --seed 77 --json c.json || true
  run jq .checks[1].seed c.json
  assert_output 77
}

@test "what does not compile is said so, and nothing else is blamed" {
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

@test "what is wrong in a source of two programs is said once" {
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

@test "an empty file is named, not the linker's complaint of it" {
  : >hello.c
  run ipclab check
  assert_failure 1
  assert_line --partial 'hello.c: this file is empty, so hello was not built'
  refute_output --partial '/ld:'
}

@test "--only runs that check alone" {
  mini_source hello 4 >hello.c
  run ipclab check --only says --json result.json
  assert_success
  run jq -r '.checks[].id' result.json
  assert_output says
}

@test "--jobs checks at a time are checked at the same time" {
  mini_source hello 0 >hello.c
  # Each opens the FIFO only when the other has it open.
  mkfifo "$BATS_TEST_TMPDIR/meeting"
  mini_check write "echo hi >'$BATS_TEST_TMPDIR/meeting'"
  mini_more_check read "read -r word <'$BATS_TEST_TMPDIR/meeting'
[ \"\$word\" = hi ]"
  run ipclab check --jobs 2 --only write,read
  assert_success
}

@test "each check is found by its title, whatever is in it" {
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

@test "the verdicts are the same however many checks run at a time" {
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

@test "a check of an unknown id is a usage error that names the nearest" {
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

@test "the checks' environment holds nothing of the caller's" {
  mini_source hello 0 >hello.c
  mini_check env '[ -z "${SECRET-}" ]
[ "$HOME" != "$OLDHOME" ]
[ "$LANG" = C.UTF-8 ]
[ ! -t 0 ] && [ -z "$(cat)" ]'
  SECRET=1 run ipclab check --only env
  assert_success
}

@test "nothing is left: no process, no folder" {
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

@test "no escape sequences but on a terminal" {
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
