# ipclab check's formats for editors and other programs: --gcc, --html, --junit,
# --sarif.
load mini
load failing

setup() {
  mini_kit
  mkdir "$BATS_TEST_TMPDIR/01-hello"
  cd "$BATS_TEST_TMPDIR/01-hello"
}

@test "--gcc gives a line for each mistake in the format that editors read" {
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

@test "--junit writes a suite with the checks" {
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
  # The line has moved, but it is the same mistake.
  { echo; mini_source hello 4; } >hello.c
  sed -i 's/"line": 4/"line": 5/' "$KIT/labs/01-hello/checks.bats"
  ipclab check --sarif two.sarif || true
  run jq -r '.runs[0].results[0].partialFingerprints[]' one.sarif two.sarif
  assert_equal "${lines[0]}" "${lines[1]}"
}

@test "--sarif: processes that wait for each other have a thread flow each" {
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
