#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Grade a generated class and print what it costs: what a TA waits for.
#
#	CLASS_N      submissions (default 20; the promise is for 500)
#	CLASS_SMALL  the smaller class to compare with (default a tenth; 50)
#	CLASS_LABS   ids separated by blanks (default 01-pipe)
#	CLASS_STEPS  some of: small large regrade jobs load, which is the default;
#	             kill (-9, CLASS_KILLS=100 times) and full (a small disk, as
#	             root), for which 20 submissions will do
#	CLASS_DIR    keep everything there
#
# Processor times are those of the grader and all that it waited for, without
# what died with its sandbox; "cores" is how busy all cores of the machine were.
# Only an otherwise idle machine gives useful figures.
set -euo pipefail
top=$IPCLAB_SRCDIR
count=${CLASS_N:-20}
small=${CLASS_SMALL:-$((count >= 500 ? 50 : (count + 9) / 10))}
labs=${CLASS_LABS:-01-pipe}
steps=" ${CLASS_STEPS:-small large regrade jobs load} "
folder=${CLASS_DIR:-$(mktemp -d)}
load=() disk=''
mkdir -p "$folder"
trap finish EXIT
export IPCLAB_LIBEXEC=$IPCLAB_BUILDDIR/grader/sandbox
over=0

# shellcheck disable=SC2317 # by the trap
finish() {
  ((${#load[@]} == 0)) || kill "${load[@]}"
  [[ -z $disk ]] || umount "$disk"
  [[ -n ${CLASS_DIR:-} ]] || rm -rf "$folder"
}

step() {
  [[ $steps == *" $1 "* ]]
}

# grade CLASS OUT [OPTION...]: sets wall, cpu (seconds), peak (KiB, of the
# grader's own process) and busy (percent of all cores). CLASS always has the
# same path, because names determine the seeds.
grade() {
  python3 - "$folder/numbers" ipclab grade "$folder/$1" --out "$folder/$2" \
    --labs "${labs// /,}" "${@:3}" <<'PYTHON'
import os, re, subprocess, sys, time

def ticks():
    with open("/proc/stat") as stat:
        ticks = [int(word) for word in stat.readline().split()[1:9]]
    return sum(ticks), ticks[3] + ticks[4]

all_before, idle_before = ticks()
start = time.monotonic()
grader = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL)
peak = 0
while grader.poll() is None:
    try:
        with open(f"/proc/{grader.pid}/status") as status:
            found = re.search(r"VmHWM:\s*(\d+)", status.read())
        peak = int(found[1]) if found else peak
    except FileNotFoundError:
        pass
    time.sleep(0.02)
wall = time.monotonic() - start
if grader.returncode not in (0, 1):
    sys.exit(f"ipclab grade: exit status {grader.returncode}")
times = os.times()
cpu = times.children_user + times.children_system
all_after, idle_after = ticks()
busy = 100 - 100 * (idle_after - idle_before) / (all_after - all_before)
with open(sys.argv[1], "w") as numbers:
    print(f"{wall:.3f} {cpu:.3f} {peak} {busy:.1f}", file=numbers)
PYTHON
  read -r wall cpu peak busy <"$folder/numbers"
}

# told NAME N: print a line of figures for the last grading.
told() {
  awk -v name="$1" -v n="$2" -v wall="$wall" -v cpu="$cpu" -v peak="$peak" \
    -v busy="$busy" 'BEGIN {
      printf "%-22s %4d: %8.1f s, each %7.1f ms and %7.1f ms of processor, ",
        name, n, wall, 1000 * wall / n, 1000 * cpu / n
      printf "cores %5.1f%%, peak %d KiB\n", busy, peak }'
}

# bound WHAT EXPRESSION: print whether it holds.
bound() {
  if awk "BEGIN { exit !($2) }"; then
    echo "  holds: $1"
  else
    echo "  DOES NOT HOLD: $1"
    over=1
  fi
}

# same_marks OUT OTHER WHAT: compare points, verdicts and findings of each
# check. Messages quote the output of programs, which may differ if there is a
# race.
same_marks() {
  local differ
  if differ=$(diff "$folder/$1/marks.csv" "$folder/$2/marks.csv" &&
    marks_differ "$folder/$1/results" "$folder/$2/results"); then
    echo "  holds: $3"
  else
    echo "  DOES NOT HOLD: $3"
    head -n 20 <<<"$differ"
    over=1
  fi
}

# marks_differ RESULTS OTHER: print the names whose marks differ; fail if there
# are any.
marks_differ() {
  python3 - "$@" <<'PYTHON'
import json, os, sys

def marks(folder, name):
    with open(os.path.join(folder, name)) as file:
        result = json.load(file)
    return [(lab["id"], lab["score"],
             [(check["id"], check["status"], check["points"],
               sorted({found["id"] for found in check.get("findings", [])}))
              for check in lab["checks"]]) for lab in result["labs"]]

one, other = sys.argv[1:]
names = sorted(os.listdir(one))
wrong = [name for name in names if marks(one, name) != marks(other, name)]
print(*wrong, sep="\n")
sys.exit(names != sorted(os.listdir(other)) or len(wrong) > 0)
PYTHON
}

make_class() {
  if [[ ! -d $folder/$2 ]]; then
    # shellcheck disable=SC2086 # words
    "$top/tests/bench/make-class" "$1" "$folder/$2" $labs
  fi
}

# kill_often N: grade into out-killed, each time killed at some moment in the
# first quarter of the time needed; every second time everything is regraded.
# The gradebook must always be consistent.
kill_often() {
  local i ms again
  for ((i = 0; i < $1; i++)); do
    ms=$(awk -v wall="$first_wall" -v random="$RANDOM" \
      'BEGIN { print int(wall * 250 * random / 32768) + 10 }')
    again=()
    ((i % 2 == 0)) || again=(--again)
    # A shell of its own says "Killed", out of sight.
    (timeout -s KILL "$((ms / 1000)).$(printf %03d $((ms % 1000)))" \
      ipclab grade "$folder/class" --out "$folder/out-killed" \
      --labs "${labs// /,}" "${again[@]}" || :) >/dev/null 2>&1
    is_whole "$folder/out-killed/gradebook.sqlite"
  done
}

is_whole() {
  python3 "$top/tests/ipclab/whole_gradebook.py" "$1"
}

# A disk with room for a part of the class, then for more, then for all.
fill_disk() {
  local kib status
  mkdir "$folder/out-full"
  mount -t tmpfs -o size=64k ipclab "$folder/out-full"
  disk=$folder/out-full
  for kib in 64 200 400 800; do
    mount -o "remount,size=${kib}k" "$disk"
    status=0
    ipclab grade "$folder/class" --out "$disk" --labs "${labs// /,}" \
      >/dev/null 2>"$folder/said" || status=$?
    echo "  a disk of $kib KiB: status $status: $(tail -n 1 "$folder/said")"
    is_whole "$disk/gradebook.sqlite"
  done
  mount -o remount,size=1g "$disk"
  grade class out-full
}

echo "labs: $labs"
if step small; then
  make_class "$small" few
  grade few out-few
  told "a small class" "$small"
  small_cpu=$cpu small_peak=$peak small_wall=$wall
fi
make_class "$count" class
if step large; then
  grade class out
  first_wall=$wall
  told "the class" "$count"
  bound "the cores are busy over 90%" "$busy > 90"
  if step small; then
    bound "the time of each within 10% of the small class's" \
      "$cpu / $count <= 1.1 * $small_cpu / $small &&
       $wall / $count <= 1.1 * $small_wall / $small"
    bound "the grader's memory within 10% of the small class's" \
      "$peak <= 1.1 * $small_peak"
  fi
  cp -r "$folder/out" "$folder/first"
fi
if step regrade && step large; then
  grade class out
  told "unchanged, again" "$count"
  bound "at most 10 ms each" "1000 * $wall <= 10 * $count"
  same_marks first out "the same marks"
fi
if step jobs && step large; then
  for jobs in 1 2; do
    grade class "out-$jobs" --jobs "$jobs"
    told "with --jobs $jobs" "$count"
    same_marks first "out-$jobs" "the same marks"
  done
fi
if step load && step large; then
  for ((i = 0; i < 2 * $(nproc); i++)); do
    (while :; do :; done) &
    load+=($!)
  done
  grade class out-load --jobs "$((2 * $(nproc)))"
  kill "${load[@]}"
  load=()
  told "under load" "$count"
  same_marks first out-load "the same marks"
fi
if step kill && step large; then
  kills=${CLASS_KILLS:-100}
  kill_often "$kills"
  grade class out-killed
  same_marks first out-killed "the same marks after $kills times kill -9"
fi
if step full && step large; then
  fill_disk
  same_marks first out-full "the same marks after a full disk"
fi
exit "$over"
