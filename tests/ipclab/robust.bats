# Whatever happens during grading, every mark is there once, and right.
load robust
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  export TMPDIR=$BATS_TEST_TMPDIR/tmp
  mkdir "$TMPDIR"
}

@test "kill -9 at random moments, then a rerun: the marks equal those of an undisturbed run" {
  make_class 5
  grade undisturbed
  kill_and_go_on 6
  same_marks undisturbed out
}

@test "a signal asks it to end: it stops in order, says so, and leaves nothing behind" {
  make_class 4
  mkfifo said
  ipclab grade class --out out --no-isolation --labs 1 --jobs 1 2>said 3>&- &
  exec {said}<said
  sed -u '/^1\/4/q' <&"$said"
  kill -TERM $!
  status=0
  wait $! || status=$?
  assert_equal "$status" 143
  run cat <&"$said"
  assert_output --partial "what was graded is kept"
  run ls -A "$TMPDIR"
  assert_output ""
  grade undisturbed
  grade out
  same_marks undisturbed out
}

# on_small_disk COMMAND...: run it with "small" on a file system of 300 KiB.
on_small_disk() {
  mkdir small
  unshare -rm bash -euc 'mount -t tmpfs -o size=300k none small; "$@"' - "$@"
}

fill_then_make_room() {
  local status=0
  dd if=/dev/zero of=small/ballast bs=1k count=180 status=none
  ipclab grade class --out small/out --no-isolation --labs 1 2>said ||
    status=$?
  tail -n 1 said
  echo "status $status"
  rm small/ballast
  # With the device named, mount takes no options (uid=…) from the old mount.
  mount -o remount,size=20m none small
  ipclab grade class --out small/out --no-isolation --labs 1 >/dev/null 2>&1
  cp -r small/out out
}

@test "a full disk: one clear error, status 3; then nothing is lost" {
  unshare -rm true || skip "no user namespaces here"
  make_class 8
  grade undisturbed
  export -f fill_then_make_room
  run -0 on_small_disk bash -euc fill_then_make_room
  assert_line --partial "the disk is full"
  assert_line "status 3"
  same_marks undisturbed out
}

# hold_on: make a check that reports through the FIFO "held" that it runs, keeps
# it open, as do its children, and never ends.
hold_on() {
  mkfifo held never
  mini_check holds "exec 9>'$PWD/held'
    echo running >&9
    sleep infinity <'$PWD/never' &
    cat '$PWD/never'"
}

# grade_until_held: start $grader on one submission, and wait for hold_on's
# check.
grade_until_held() {
  make_class 1
  hold_on
  ipclab grade class --out out --no-isolation --labs 1 3>&- 4>&- &
  grader=$!
  exec {held}<held
  read -r _ <&"$held"
}

# all_gone: end of file comes when the last process that has it open is dead.
all_gone() {
  run timeout 120 cat <&"$held"
  assert_success
}

# workers PID: the grader's children that grade, not orphaned guards.
workers() {
  local pid name
  # shellcheck disable=SC2013 # words of one line
  for pid in $(<"/proc/$1/task/$1/children"); do
    read -r name <"/proc/$pid/comm"
    [[ $name != ipclab ]] || echo "$pid"
  done
}

@test "kill -9 of the grader also ends what its checks have started" {
  grade_until_held
  kill -KILL "$grader"
  all_gone
}

@test "so does kill -9 of the grader and all its workers at the same time" {
  grade_until_held
  mapfile -t workers < <(workers "$grader")
  assert_equal "${#workers[@]}" 1
  kill -KILL "$grader" "${workers[@]}"
  all_gone
}

@test "kill -9 of only a worker: its checks end, and its submission is tried once more" {
  make_class 1
  hold_on
  ipclab grade class --out out --no-isolation --labs 1 2>said 3>&- 4>&- &
  grader=$!
  # shellcheck disable=SC2094 # a FIFO
  exec {held}<held {kept}>held
  for _ in 1 2; do
    read -r _ <&"$held"
    kill -KILL "$(workers "$grader")"
  done
  exec {kept}>&-
  all_gone
  status=0
  wait "$grader" || status=$?
  assert_equal "$status" 1
  run cat said
  assert_output --partial "ended by signal 9 (Killed), twice"
}
