# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# The rows of cases/table: each is a program to observe.
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

# Observe ./PROGRAM.VARIANT with OPTIONS (joined by commas), into seen.json.
observe() {
  local options=()
  [[ $3 == - ]] || IFS=, read -ra options <<<"$3"
  rm -rf run
  mkdir run
  env -C run "$IPCLAB_PROBE" --quiet --timeout 20 --json ../seen.json \
    --stdin /dev/null --stdout ../out --stderr ../err "${options[@]}" "${@:4}" \
    -- "$BATS_FILE_TMPDIR/$1.$2" || :
}

# Print what was seen in the table's form: outcome, errors, warnings.
seen() {
  jq -r 'def ids(s): [.findings[] | select(.severity == s)
      | .id + (if .count > 1 then "x\(.count)" else "" end)]
      | reduce .[] as $id ([]; if index($id) then . else . + [$id] end)
      | if . == [] then "-" else join(",") end;
    "\(.outcome)\(if .outcome == "exited" then ":\(.exit_status)" else "" end)"
    + " \(ids("error")) \(ids("warning"))"' seen.json
}

# Report a row: what was expected, what was seen.
differs() {
  printf '%s: wanted %s\n%s  seen %s\n' "$1" "$2" "${1//?/ }" "$3"
  jq -r '.findings[] | "    \(.severity) \(.id): \(.message)"' seen.json
}

# The right programs get no error with these options. They handle everything
# that can fail in them, but don't do all that the labs ask for.
stays_right() {
  local program variant options outcome errors rest got how wrong=''
  while read -r program variant options outcome errors rest; do
    [[ $outcome == exited:* && $errors == - ]] || continue
    [[ $* != --inject-each || $options != --lab ]] || options=-
    how=("$@")
    # the plain run of --explore would take the time that they ask for
    [[ $1 != --explore || $options != --virtual-time ]] || how=(--seed "$2")
    observe "$program" "$variant" "$options" "${how[@]}"
    got=$(seen)
    # shellcheck disable=SC2053
    [[ $got == "$outcome - "* ]] ||
      wrong+=$(differs "$program $variant $options $*" "$outcome -" "$got")$'\n'
  done < <(rows)
  assert_equal "$wrong" ''
}

# The wrong ones keep their errors with these options.
stays_wrong() {
  local program variant options outcome errors rest id got wrong=''
  while read -r program variant options outcome errors rest; do
    [[ $errors != - && $errors != '*' ]] || continue
    [[ $options != *inject* && $options != *explore* ]] || continue
    observe "$program" "$variant" "$options" "$@"
    got=$(seen)
    for id in ${errors//,/ }; do
      jq -e --arg id "${id%%x[0-9]*}" 'any(.findings[]; .id == $id
        and .severity == "error")' seen.json >/dev/null ||
        wrong+=$(differs "$program $variant $options $*" "$id" "$got")$'\n'
    done
  done < <(rows)
  assert_equal "$wrong" ''
}
