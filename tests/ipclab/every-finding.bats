# SPDX-License-Identifier: MIT
# Every finding of the index, as editors and code hosts read it: in a line that
# VS Code's problem matcher accepts, and in SARIF that follows its schema. The
# findings come from the index's own wrong programs; the messages of those that
# only checks make (with Valgrind, sanitizers, many runs) are invented.
load mini
bats_require_minimum_version 1.5.0

setup() {
  # shellcheck source=explain/example.bash
  source "$IPCLAB_DATADIR/explain/example.bash"
  mapfile -t ids < <(basename -s .md -a "$EXPLAIN"/*.md)
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
}

# findings ID: write what ipcprobe finds in the page's wrong program to ID.json
# and, as SARIF, to ID.sarif; nothing if ipcprobe does not find it by itself.
findings() {
  local options arguments
  compile_example "$1" Wrong 2>/dev/null || return
  read -ra options <<<"$(directive "$1" options)"
  read -ra arguments <<<"$(directive "$1" arguments)"
  directive "$1" stdin >in
  rm -rf run && mkdir run && cp Wrong.c run
  [[ -z $(directive "$1" setup) ]] || (cd run && bash -c "$(directive "$1" setup)")
  env -C run "$IPCLAB_PROBE" --quiet --timeout 20 --json "$PWD/$1.json" \
    --sarif "$PWD/$1.sarif" --stdin "$PWD/in" --stdout /dev/null \
    --stderr /dev/null "${options[@]}" -- ../Wrong "${arguments[@]}" || :
}

# check_of ID: a check of 01-hello that fails with it; some have no place.
check_of() {
  local made='[{id: $id, severity: "error", process: 1, message: "It went wrong: 1:2 [3]\nthere.",
    next_step: "Look.", source: [{file: "hello.c", line: 4, what: "here"}]}]'
  jq --arg id "$1" "{findings: ([.findings[] | select(.id == \$id)]
    | if length > 0 then . else $made end)}" "$1.json" >"$KIT/evidence-$1"
  printf '# bats test_%s=id:%s,points:1\n@test "%s" {\n%s; false\n}\n' tags \
    "$1" "$1" "cp '$KIT/evidence-$1' \"\$IPCLAB_OUT/$1.json\"" \
    >>"$KIT/labs/01-hello/checks.bats"
}

# valid SARIF: by OASIS's schema, if that is available.
valid() {
  [[ -z ${IPCLAB_SARIF_SCHEMA-} ]] ||
    python3 -W ignore -m jsonschema -i "$1" "$IPCLAB_SARIF_SCHEMA"
}

@test "every finding: a line for VS Code's problem matcher, and SARIF" {
  local id regexp
  ipclab start 1 w
  regexp=$(jq -r '.tasks[0].problemMatcher.pattern.regexp' w/.vscode/tasks.json)
  mini_source hello 0 >w/hello.c
  : >"$KIT/labs/01-hello/checks.bats"
  for id in "${ids[@]}"; do
    findings "$id"
    valid "$id.sarif"
    run jq -r '.runs[0] | [.tool.driver.rules[].id] as $rules
      | .results[] | select([.ruleId] | inside($rules) | not)' "$id.sarif"
    assert_output ''
    check_of "$id"
  done
  cd w
  run -1 ipclab check --gcc
  run -0 grep -P "$regexp" <<<"$output"
  for id in "${ids[@]}"; do
    assert_line --regexp "^[^:]+:[0-9]+: error: .* \\[$id\\]$"
  done
  run -1 ipclab check --sarif all.sarif
  valid all.sarif
  run jq -r '[.runs[0].results[].ruleId] | unique[]' all.sarif
  assert_output "$(printf '%s\n' "${ids[@]}")"
  run jq -r '.runs[0].results[] | select(.locations == [] or .message.text == "")' all.sarif
  assert_output ''
  run jq -r '.runs[0].results[].relatedLocations // []
    | select(length != (unique | length))' all.sarif
  assert_output ''
  [[ ${IPCLAB_SARIF_SCHEMA-} ]] ||
    skip 'all but the schema: set IPCLAB_SARIF_SCHEMA to that of SARIF 2.1.0'
}
