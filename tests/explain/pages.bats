#!/usr/bin/env bats
# The index of findings agrees with the rules and with the labs.
load explain

# The ids in the table of all findings.
table_ids() {
  sed -n 's/^\t{"\([^"]*\)".*/\1/p' \
    "$IPCLAB_SRCDIR/grader/probe/findings/rules/index.c" | LC_ALL=C sort
}

page_ids() {
  local page
  for page in "$EXPLAIN"/*.md; do
    basename "$page" .md
  done | LC_ALL=C sort
}

@test "each id in the table of findings has a page, and each page an id" {
  run table_ids
  assert_success
  refute_output ''
  local ids=$output
  run page_ids
  assert_output "$ids"
}

@test "each id that a rule reports is in the table" {
  run grep -rhoE '"[a-z0-9]+(-[a-z0-9]+)+"' --include='*.c' \
    "$IPCLAB_SRCDIR/grader/probe/findings"
  assert_success
  run sort -u <<<"${output//\"/}"
  local id ids=$output
  run table_ids
  for id in $ids; do
    assert_line "$id"
  done
}

@test "each page has the headings, in order, a reason for its severity, and how it is found" {
  local page headings='What it means,Wrong,Right,Why,See it by hand,Read'
  for page in "$EXPLAIN"/*.md; do
    run head -n 1 "$page"
    assert_output "# $(basename "$page" .md)"
    run awk '/^## / { printf "%s%s", sep, substr($0, 4); sep = "," }' "$page"
    assert_output "$headings"
    run sed -n '/^## What it means$/,/^## Wrong$/p' "$page"
    assert_line --regexp '^Severity: (always )?an? (error|warning)'
    run directive "$(basename "$page" .md)" found
    assert_output --regexp '^(observing|faults|schedule|memcheck|sanitizers|check)$'
  done
}

@test "no page has a line longer than 80 columns" {
  run awk 'length($0) > 80 { print FILENAME ": " $0 }' "$EXPLAIN"/*.md
  assert_output ''
}

@test "each finding that a lab's mutant names has a page" {
  local id
  if ! compgen -G "$IPCLAB_SRCDIR/labs/*/mutants/*.patch" >/dev/null; then
    skip "the student's release has no mutants"
  fi
  run bash -c 'sed -n "s/^Finding: *//p" "$1"/labs/*/mutants/*.patch |
    sort -u' _ "$IPCLAB_SRCDIR"
  assert_success
  for id in $output; do
    [[ $id != none ]] || continue # a check's own words, not a finding
    assert_file_exist "$EXPLAIN/$id.md"
  done
}

@test "each page that a handout names refers back to a handout that names it" {
  local page id lab wrong=''
  for page in "$EXPLAIN"/*.md; do
    id=$(basename "$page" .md)
    grep -qF "explain/$id.md" "$IPCLAB_SRCDIR"/handouts/0[1-9]-*.md || continue
    lab=$(sed -n 's|^Handout: .*(../handouts/\(.*\)\.md#common-mistakes)\.$|\1|p' \
      "$page")
    [[ -n $lab ]] &&
      grep -qF "explain/$id.md" "$IPCLAB_SRCDIR/handouts/$lab.md" || wrong+="$id "
  done
  [[ -z $wrong ]] || fail "no way back to the handout: $wrong"
}

@test "explain --page shows the wrong run, with the right one beside it" {
  cd "$BATS_TEST_TMPDIR" || return
  run ipclab explain unclosed-write-end --page see.html
  assert_success
  sed -n 's/^.*id="run">\(.*\)<\/script>$/\1/p' see.html >data.json
  run jq -r '.outcome, .other.outcome, .findings[0].id, .other.findings[]?.id' \
    data.json
  assert_output 'deadlock
exited
unclosed-write-end'
  run ipclab explain --page see.html
  assert_failure 2
  run ipclab explain no-such --page see.html
  assert_failure 2
}
