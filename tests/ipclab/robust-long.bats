# The heavy forms: many kills; time and memory of a larger class.
load robust
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
}

@test "kill -9 at 100 random moments: the marks of an undisturbed run" {
  make_class 60
  grade undisturbed
  kill_and_go_on 100
  same_marks undisturbed out
}

# cpu_ms COMMAND...: processor time of it and all it waited for.
cpu_ms() {
  python3 - "$@" <<-'EOF'
	import os, subprocess, sys
	subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL,
	               stderr=subprocess.DEVNULL)
	t = os.times()
	print(round(1000 * (t.children_user + t.children_system)))
	EOF
}

@test "the time a submission takes does not grow with the class" {
  make_class 25
  small=$(cpu_ms ipclab grade class --out small --no-isolation --labs 1)
  make_class 100
  large=$(cpu_ms ipclab grade class --out large --no-isolation --labs 1)
  echo "$((small / 25)) ms each of 25, $((large / 100)) ms each of 100"
  ((large * 25 * 10 <= small * 100 * 11))
}

@test "an unchanged regrade takes at most 10 ms a submission" {
  make_class 50
  grade out
  spent=$(cpu_ms ipclab grade class --out out --no-isolation --labs 1)
  echo "$spent ms for 50"
  ((spent <= 500))
}

# peak_kib OUT: the most memory that the grader itself had while grading.
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

@test "marks of a class are the same with 1 job, 2 jobs, and under load" {
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
