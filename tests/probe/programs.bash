# SPDX-License-Identifier: MIT
# The programs of tests/probe/programs, compiled as a student's are.

# programs NAME...: compile them into $BATS_FILE_TMPDIR.
programs() {
  local name
  for name in "$@"; do
    "${CC:-cc}" -std=gnu17 -g -Wno-unused-result \
      -o "$BATS_FILE_TMPDIR/$name" \
      "$IPCLAB_SRCDIR/tests/probe/programs/$name.c" || return
  done
}

# line NAME TEXT: print the number of the line of NAME.c with /* TEXT */.
line() {
  grep -n -- "/\* $2 \*/" "$IPCLAB_SRCDIR/tests/probe/programs/$1.c" |
    cut -d: -f1
}

# probe ARG...: run ipcprobe without its text report; observation in out.json.
probe() {
  "$IPCLAB_PROBE" --quiet --json out.json "$@"
}

# json FILTER: print what jq -r says of the last observation.
json() {
  jq -r "$1" out.json
}

# calls_of FILE: print the order of calls in a recording, with process numbers
# instead of PIDs, and without times.
calls_of() {
  awk '{
    for (i = 1; i <= NF; i++) {
      split($i, part, "=")
      if (part[1] == "pid" && !(part[2] in number)) number[part[2]] = ++count
      value[part[1]] = part[2]
    }
    print $1, number[value["pid"]], value["nr"], value["fd"]
    delete value
  }' "$1"
}
