#!/usr/bin/env bats
# Small programs and what is said of each (cases/table), plainly; and nothing
# more under orders, faults and virtual time.
load ../setup

cases=$IPCLAB_SRCDIR/tests/probe/cases

# The rows of the table.
rows() {
  grep -v '^#' "$cases/table" | grep .
}

setup_file() {
  local program variant rest
  while read -r program variant rest; do
    [[ -e $BATS_FILE_TMPDIR/$program.$variant ]] && continue
    "${CC:-cc}" -std=gnu17 -g -w -D"${variant/#-/NONE}" \
      -o "$BATS_FILE_TMPDIR/$program.$variant" "$cases/$program.c" || return
  done < <(rows)
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# Observe ./PROGRAM.VARIANT with OPTIONS (joined by commas): seen.json.
observe() {
  local options=()
  [[ $3 == - ]] || IFS=, read -ra options <<<"$3"
  rm -rf run
  mkdir run
  env -C run "$IPCLAB_PROBE" --quiet --timeout 20 --json ../seen.json \
    --stdin /dev/null --stdout ../out --stderr ../err "${options[@]}" "${@:4}" \
    -- "$BATS_FILE_TMPDIR/$1.$2" || :
}

# What was seen, as the table says it: outcome, errors, warnings.
seen() {
  jq -r 'def ids(s): [.findings[] | select(.severity == s)
      | .id + (if .count > 1 then "x\(.count)" else "" end)]
      | reduce .[] as $id ([]; if index($id) then . else . + [$id] end)
      | if . == [] then "-" else join(",") end;
    "\(.outcome)\(if .outcome == "exited" then ":\(.exit_status)" else "" end)"
    + " \(ids("error")) \(ids("warning"))"' seen.json
}

# Complain of a row: what was wanted, what was seen.
differs() {
  printf '%s: wanted %s\n%s  seen %s\n' "$1" "$2" "${1//?/ }" "$3"
  jq -r '.findings[] | "    \(.severity) \(.id): \(.message)"' seen.json
}

@test "each case gets the findings of the table" {
  local program variant options outcome errors warnings got wrong=''
  while read -r program variant options outcome errors warnings; do
    observe "$program" "$variant" "$options"
    got=$(seen)
    # shellcheck disable=SC2053,SC2027 # the table's * is a pattern
    [[ $got == "$outcome "$errors" "$warnings ]] ||
      wrong+=$(differs "$program $variant $options" \
        "$outcome $errors $warnings" "$got")$'\n'
  done < <(rows)
  assert_equal "$wrong" ''
}

# The right programs get no error with these options.
stays_right() {
  local program variant options outcome errors rest got wrong=''
  while read -r program variant options outcome errors rest; do
    [[ $outcome == exited:* && $errors == - ]] || continue
    observe "$program" "$variant" "$options" "$@"
    got=$(seen)
    # shellcheck disable=SC2053
    [[ $got == "$outcome - "* ]] ||
      wrong+=$(differs "$program $variant $options $*" "$outcome -" "$got")$'\n'
  done < <(rows)
  assert_equal "$wrong" ''
}

@test "a right case gets no error with virtual time" {
  stays_right --virtual-time
}

@test "a right case gets no error in any of 20 orders" {
  stays_right --explore 20
}

# The words of finding $1, message and next step.
words() {
  jq -r --arg id "$1" '.findings[] | select(.id == $id)
    | .message, .next_step' seen.json
}

@test "an index of another turn is not quoted as if it were the same" {
  observe earlier-turn - -
  run words leaked-fd-exec
  assert_line --partial 'close of descriptor 4 is missing before the exec'
  refute_output --partial 'close(p[i]'
}

@test "before its exec a child is no other program, and keeps what it made" {
  observe wrong-pid - -
  run words close-wrong-fd
  assert_line --partial 'the child (process 2) closes descriptor 99'
  run words leaked-fd-exec
  assert_line --regexp '^true \(process 2\) keeps descriptor 3, .* over its exec'
}

@test "a wait for a wrong pid is not told to be missing" {
  observe wrong-pid - -
  run words unreaped-child
  assert_line --regexp \
    '^Wait for the pid that fork\(\) returned .* asks for [0-9]+, which is no'
}

@test "a rest that was sent is not told of the one who prints it" {
  observe sent-tail - -
  run words unterminated-buffer
  assert_line --partial 'they came with the message'
  assert_line --regexp '^Send the bytes of the message alone'
}
