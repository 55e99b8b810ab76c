#!/usr/bin/env bash
# Grade a made class and tell what it costs: what a TA waits for.
#
#	CLASS_N      submissions (default 20; the promise is for 500)
#	CLASS_SMALL  the smaller class to compare with (default a tenth; 50)
#	CLASS_LABS   ids with blanks between (default 01-pipe)
#	CLASS_STEPS  some of: small large regrade jobs load (default: all)
#	CLASS_DIR    keep everything there
#
# Processor times are those of the grader and all it waited for; "cores" is
# their share of what all cores could give in that time. Alone on the machine
# is the only way to measure this.
set -euo pipefail
top=$IPCLAB_SRCDIR
count=${CLASS_N:-20}
small=${CLASS_SMALL:-$((count >= 500 ? 50 : (count + 9) / 10))}
labs=${CLASS_LABS:-01-pipe}
steps=" ${CLASS_STEPS:-small large regrade jobs load} "
folder=${CLASS_DIR:-$(mktemp -d)}
load=()
mkdir -p "$folder"
trap finish EXIT
export IPCLAB_LIBEXEC=$IPCLAB_BUILDDIR/grader/sandbox
over=0

# shellcheck disable=SC2317 # by the trap
finish() {
  ((${#load[@]} == 0)) || kill "${load[@]}"
  [[ -n ${CLASS_DIR:-} ]] || rm -rf "$folder"
}

step() {
  [[ $steps == *" $1 "* ]]
}

# grade CLASS OUT [OPTION...]: prints "wall_s cpu_s peak_kib", the peak of the
# grader's own process. CLASS stays at one place: names decide the seeds.
grade() {
  python3 - "$folder/numbers" ipclab grade "$folder/$1" --out "$folder/$2" \
    --labs "${labs// /,}" "${@:3}" <<'PYTHON'
import os, re, subprocess, sys, time

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
with open(sys.argv[1], "w") as numbers:
    print(f"{wall:.3f} {cpu:.3f} {peak}", file=numbers)
PYTHON
  read -r wall cpu peak <"$folder/numbers"
}

# told NAME N: a line of figures of the last grade.
told() {
  awk -v name="$1" -v n="$2" -v wall="$wall" -v cpu="$cpu" -v peak="$peak" \
    -v cores="$(nproc)" 'BEGIN {
      printf "%-22s %4d: %8.1f s, each %7.1f ms and %7.1f ms of processor, ",
        name, n, wall, 1000 * wall / n, 1000 * cpu / n
      printf "cores %5.1f%%, peak %d KiB\n", 100 * cpu / wall / cores, peak }'
}

# bound WHAT EXPRESSION: tell whether it holds.
bound() {
  if awk "BEGIN { exit !($2) }"; then
    echo "  holds: $1"
  else
    echo "  DOES NOT HOLD: $1"
    over=1
  fi
}

same_marks() {
  local differ
  if differ=$(diff -r "$folder/$1/results" "$folder/$2/results" &&
    diff "$folder/$1/marks.csv" "$folder/$2/marks.csv"); then
    echo "  holds: $3"
  else
    echo "  DOES NOT HOLD: $3"
    head -n 20 <<<"$differ"
    over=1
  fi
}

make_class() {
  if [[ ! -d $folder/$2 ]]; then
    # shellcheck disable=SC2086 # words
    "$top/tests/bench/make-class" "$1" "$folder/$2" $labs
  fi
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
  told "the class" "$count"
  bound "the cores are busy over 90%" "$cpu > 0.9 * $wall * $(nproc)"
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
exit "$over"
