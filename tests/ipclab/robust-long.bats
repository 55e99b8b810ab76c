# The long forms: many kills, memory for a larger class. The time that a class
# takes is measured by `make bench-class`.
load robust
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
}

@test "kill -9 at 100 random moments: the marks equal those of an undisturbed run" {
  make_class 60
  grade undisturbed
  kill_and_go_on 100
  same_marks undisturbed out
}

# peak_kib OUT: print the most memory that the grader itself used.
peak_kib() {
  local said peak=0
  exec {said}< <(ipclab grade class --out "$1" --no-isolation --labs 1 2>&1 \
    >/dev/null)
  local pid=$!
  pid=$(pgrep -f "grade class --out $1 --no-isolation" | head -n 1)
  while read -r _ <&"$said"; do
    now=$(awk '/VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null) || break
    ((${now:-0} > peak)) && peak=$now
  done
  echo "$peak"
}

@test "the grader's memory does not grow with the class" {
  make_class 10
  small=$(peak_kib small)
  make_class 100
  large=$(peak_kib large)
  echo "$small KiB with 10, $large KiB with 100"
  ((small > 0 && large <= small * 12 / 10))
}

@test "the marks of a class are the same with 1 job, 2 jobs, and under load" {
  make_class 30
  grade one --jobs 1
  grade two --jobs 2
  (while :; do :; done) &
  load=$!
  grade loaded --jobs 4
  kill "$load"
  same_marks one two
  same_marks one loaded
}
