#!/usr/bin/env bats
# Which calls wait: the table (wait_calls.h) and all that use it.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs waits
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# Calls that stop for a reason other than that they may wait. futex and clone:
# only some of them wait, but all are of interest.
not_waits() {
  printf 'stops %s\n' alarm clock_gettime clone close close_range dup dup2 \
    dup3 execve execveat fcntl fork futex getitimer getppid gettimeofday kill \
    mknod mknodat pipe pipe2 pread64 preadv preadv2 pwrite64 pwritev pwritev2 \
    rt_sigaction rt_sigprocmask rt_sigqueueinfo rt_sigreturn \
    rt_tgsigqueueinfo sched_getaffinity sched_setaffinity \
    sched_yield setitimer setsid tgkill time timer_create \
    timer_gettime timer_settime timerfd_create timerfd_gettime \
    timerfd_settime tkill unlink unlinkat
}

@test "the table and the filter have the same calls" {
  run -0 "$IPCLAB_BUILDDIR/tests/probe/filter-walk"
  assert_equal "$(sort <<<"$output")" "$(not_waits | sort)"
}

# Ways to wait for ever, of tests/probe/programs/waits.c.
ways='epoll lock file-lock sendfile splice splice-full tee tee-full poll'

@test "a process that waits for ever is found at once, whatever the call" {
  local how
  for how in $ways; do
    run -124 probe --timeout 60 "$BATS_FILE_TMPDIR/waits" "$how"
    assert_equal "$how $(json .outcome)" "$how deadlock"
  done
}

@test "under a schedule, too" {
  local how
  for how in $ways; do
    run -124 probe --seed 3 --timeout 60 "$BATS_FILE_TMPDIR/waits" "$how"
    assert_equal "$how $(json .outcome)" "$how deadlock"
  done
}

# What each waits for, and whom, as: FUNCTION(FD) until WHAT for WHOM.
waits_of() {
  json '.waits[] | "\(.function)(\(.fd)) until \(.until) for \(.for)"'
}

@test "a call that moves data waits for the end that blocks: no data, or no room" {
  local how until pipe
  while read -r how pipe until; do
    run -124 "$IPCLAB_PROBE" --json out.json --svg out.svg --timeout 60 \
      "$BATS_FILE_TMPDIR/waits" "$how"
    assert_equal "$how: $(waits_of)" "$how: $until for [1]"
    assert_output --partial "blocked in ${until%%(*} on pipe $pipe"
    run -0 cat out.svg
    assert_output --partial "waits in ${until%% *}"
  done <<'EOF'
splice 1 splice(3) until writes
splice-full 2 splice(6) until reads
tee 1 tee(3) until writes
tee-full 2 tee(6) until reads
sendfile 1 sendfile(5) until reads
poll 1 poll(3) until writes
EOF
}

@test "a thread that clones itself for a vfork child does not wait for the child yet" {
  run -0 "$IPCLAB_BUILDDIR/tests/probe/asleep"
  assert_output ''
}
