#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The cost of grading a whole submission: all checks of all labs on the model
# answers, compared with compiling their programs and one run of each under
# memcheck. Alternates between the two lab by lab, so that a busy machine slows
# both alike. At most BENCH_SUBMISSION (3) times as long, the way `ipclab check`
# does it: two checks at a time if there are two processors. Then with one at a
# time, and where the time goes.
set -euo pipefail
src=$IPCLAB_SRCDIR
if [[ ! -d $src/solutions/01-pipe ]]; then
  echo 'needs the staff release: there are no model answers here'
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
PATH=$IPCLAB_BUILDDIR/grader/ipclab:$PATH

# Arguments for a program's run under memcheck. Those that by their nature wait
# for others, servers and clients, get a folder that does not exist.
arguments() {
  case $1 in
  pipe_talk) echo hello 1 ;;
  redirect) echo -o out true ;;
  pipeline) echo 'echo a | cat' ;;
  pipe_sync) echo 0 0 ;;
  start_gate) echo 3 ;;
  popen_sort) echo b a ;;
  count_words) echo Makefile ;;
  popen_driver) echo status r true ;;
  atomic_writers | writers_taped) echo 2 5 1000 ;;
  fifo_talk) echo fifo ;;
  restart_driver) echo plain file ;;
  seqnum_* | msg_*) echo -d /nowhere ;;
  codec_*) echo 1 30 ;;
  esac
}

# add NAME FROM: add the microseconds since FROM (EPOCHREALTIME) to NAME.
declare -A us=() runs=()
add() {
  local to=$EPOCHREALTIME
  us[$1]=$((${us[$1]-0} + ${to/./} - ${2/./}))
  runs[$1]=$((${runs[$1]-0} + 1))
}

# The submission's own programs: those with a student's source.
reference() {
  local lab=$1 name sources from own=' [^/ ]+\.c '
  cd "$2"
  echo 'some words' >file
  while IFS=$'\t' read -r name sources; do
    # As in ipclab: fixtures from the lab, everything else from the student.
    read -ra sources <<<"${sources//fixtures\//$src/labs/$lab/fixtures/}"
    from=$EPOCHREALTIME
    "$CC" -std=gnu17 -g -Wall -Wextra -I . -o "$name" "${sources[@]}"
    add compiling "$from"
    [[ " ${sources[*]} " =~ $own ]] || continue
    read -ra sources <<<"$(arguments "$name")"
    from=$EPOCHREALTIME
    valgrind --quiet --log-file=/dev/null --leak-check=full \
      "./$name" "${sources[@]}" <file >out 2>&1 || :
    add memcheck "$from"
  done < <(jq -r '.programs[] | [.name, (.sources | join(" "))] | @tsv' \
    "$folder/lab.json")
}

# grade NAME LAB WORK [OPTION…]
grade() {
  local from=$EPOCHREALTIME
  ipclab check "$2" --work "$3" --json "$folder/result.json" "${@:4}" \
    >/dev/null
  add "$1" "$from"
  jq -e '.score == .max' "$folder/result.json" >/dev/null
}

checks=0
: >"$folder/times"
for lab in "$src"/labs/[0-9]*; do
  lab=${lab##*/}
  "$src/scripts/lab-info" "$lab" >"$folder/lab.json"
  "$src/scripts/lab-sources" "$lab" solution "$folder/$lab"
  cp -r "$folder/$lab" "$folder/$lab.plain"
  grade grading "$lab" "$folder/$lab"
  IPCLAB_TIMES=$folder/times grade alone "$lab" "$folder/$lab" --jobs 1
  checks=$((checks + $(jq '.checks | length' "$folder/result.json")))
  reference "$lab" "$folder/$lab.plain"
done

# The time Bats takes for the same number of empty tests, in two files a lab.
for ((i = 0; i < (checks + 15) / 16; i++)); do
  printf '@test "%d" {\n:\n}\n' "$i"
done >"$folder/empty.bats"
cp "$folder/empty.bats" "$folder/more.bats"
from=$EPOCHREALTIME
for ((i = 0; i < 8; i++)); do
  bats --formatter tap "$folder/empty.bats" "$folder/more.bats" >/dev/null
done
add bats "$from"

awk -v compiling="${us[compiling]}" -v memcheck="${us[memcheck]}" \
  -v programs="${runs[memcheck]}" -v grading="${us[grading]}" \
  -v alone="${us[alone]}" -v bats="${us[bats]}" -v checks="$checks" \
  -v most="${BENCH_SUBMISSION:-3}" '
  { us[$1] += $2; runs[$1]++ }
  function line(what, value) {
    printf "  %-40s %6.1f s %4.0f%%\n", what, value / 1e6,
      100 * value / alone
  }
  END {
    plain = compiling + memcheck
    printf "compiling %.1f s, one memcheck run of each of %d programs " \
      "%.1f s\n", compiling / 1e6, programs, memcheck / 1e6
    printf "grading, %d checks: %.1f s, ratio %.2f (at most %s)\n", checks,
      grading / 1e6, grading / plain, most
    printf "one check at a time: %.1f s, ratio %.2f\n", alone / 1e6,
      alone / plain
    line("compiling", compiling)
    line(sprintf("Valgrind, %d runs", runs["memcheck"]), us["memcheck"])
    line(sprintf("observing, %d runs", runs["observe"]), us["observe"])
    line("Bats, for as many tests that do nothing", bats)
    line("the checks own work",
      alone - compiling - us["memcheck"] - us["observe"] - bats)
    exit !(grading <= most * plain)
  }' "$folder/times"
