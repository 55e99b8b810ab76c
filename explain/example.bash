# SPDX-License-Identifier: MIT
# The examples in the index of findings (explain/), without Bats.
# shellcheck shell=bash

EXPLAIN=$IPCLAB_DATADIR/explain

# The first ```c block under the heading "## $2" of the page of id $1.
example() {
  awk -v heading="## $2" '
    /^## / { inside = ($0 == heading); next }
    inside && /^```c$/ { code = 1; next }
    code && /^```$/ { exit }
    code { print }' "$EXPLAIN/$1.md"
}

# What an HTML comment <!-- $2: … --> of the page of id $1 says; or nothing.
directive() {
  sed -n "s/^<!-- $2: \(.*\) -->\$/\1/p" "$EXPLAIN/$1.md"
}

# Compile the example under heading $2 of page $1, from ./$2.c to ./$2.
compile_example() {
  example "$1" "$2" >"$2.c"
  "${CC:-cc}" -std=gnu17 -g -Wall -Wextra -o "$2" "$2.c" -lpthread
}

# Run ./$1 under ipcprobe with the options and arguments of page $2, in a fresh
# folder; the report goes to $1.json, the recording into the folder IPCLAB_RECORD
# where that is set. The status is ipcprobe's.
run_example() {
  local options arguments
  read -ra options <<<"$(directive "$2" options)"
  read -ra arguments <<<"$(directive "$2" arguments)"
  mkdir "$1.run"
  cp "$1.c" "$1.run"
  if [[ -n $(directive "$2" setup) ]]; then
    (cd "$1.run" && bash -c "$(directive "$2" setup)")
  fi
  [[ -z ${IPCLAB_RECORD-} ]] || options+=(--record "$IPCLAB_RECORD/1.recording")
  directive "$2" stdin >"$1.in"
  env -C "$1.run" "$IPCLAB_PROBE" --quiet --timeout 20 \
    --json "$PWD/$1.json" --stdin "$PWD/$1.in" --stdout "$PWD/$1.out" \
    --stderr "$PWD/$1.err" "${options[@]}" -- "$PWD/$1" "${arguments[@]}"
}

# What valgrind says of ./$1: its error kinds, sorted, each once.
memcheck_kinds() {
  valgrind --quiet --leak-check=full --xml=yes --xml-file="$1.xml" "./$1" \
    >/dev/null 2>&1 || true
  sed -n 's|.*<kind>\(.*\)</kind>.*|\1|p' "$1.xml" | sort -u
}
