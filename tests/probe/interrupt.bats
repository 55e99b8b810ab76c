#!/usr/bin/env bats
# An interrupted run is not judged: a signal to ipcprobe ends many runs at once.

load ../setup
load programs
bats_require_minimum_version 1.5.0

setup_file() {
  programs sleepers
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# interrupted SIGNAL OPTION...: start it, and send SIGNAL once the program runs.
interrupted() {
  local signal=$1
  shift
  mkfifo begun
  # shellcheck disable=SC2016 # the inner shell expands them
  "$IPCLAB_PROBE" "$@" --json out.json -- \
    sh -c 'echo begun >"$0/begun"; while :; do sleep 100; done' "$PWD" \
    >told 2>&1 3>&- &
  local probe=$! ended=0
  read -r _ <begun
  kill -"$signal" "$probe"
  wait "$probe" || ended=$?
  rm begun
  assert_equal "$ended" $((128 + $(kill -l "$signal")))
  run cat told
  assert_output "ipcprobe: interrupted by SIG$signal: nothing was judged"
  assert_not_exists out.json
}

@test "SIGINT, SIGTERM and SIGHUP end --explore: no race, no report" {
  local signal
  for signal in INT TERM HUP; do
    interrupted "$signal" --strict --explore 20
  done
}

@test "they end --inject-each: it is no error of the program" {
  local signal
  for signal in INT TERM HUP; do
    interrupted "$signal" --strict --inject-each
  done
}

@test "a single run forwards them to the program" {
  mkfifo begun
  # shellcheck disable=SC2016 # the inner shell expands them
  "$IPCLAB_PROBE" --quiet --json out.json -- \
    sh -c 'trap "exit 5" TERM; echo begun >"$0/begun"
      while :; do sleep 0.05; done' "$PWD" 3>&- &
  local probe=$! ended=0
  read -r _ <begun
  kill -TERM "$probe"
  wait "$probe" || ended=$?
  assert_equal "$ended" 5
}

# ends_by SIGNAL: the probe dies by it, and says so.
ends_by() {
  local ended=0
  wait "$probe" || ended=$?
  assert_equal "$ended" $((128 + $(kill -l "$1")))
  run cat told
  assert_output "ipcprobe: interrupted by SIG$1: nothing was judged"
}

@test "a signal after the first process's end ends ipcprobe" {
  local signal
  for signal in INT TERM HUP; do
    mkfifo begun
    # shellcheck disable=SC2016 # the inner shell expands them
    "$IPCLAB_PROBE" --json out.json --record rec -- sh -c '
      (while kill -0 $$; do :; done 2>/dev/null
       echo begun >"$0/begun"; exec sleep 1000) & exit 0' "$PWD" \
      >told 2>&1 3>&- &
    probe=$!
    read -r _ <begun
    kill -"$signal" "$probe"
    ends_by "$signal"
    rm begun
    assert_not_exists out.json
    assert_equal "$(stat -c %s rec)" 0
  done
}

@test "also while reports are written: each is complete or empty" {
  local signal
  for signal in INT TERM HUP; do
    mkfifo json summary
    "$IPCLAB_PROBE" --quiet --record rec --json json --summary summary \
      -- sh -c 'exit 7' >told 2>&1 3>&- &
    probe=$!
    jq -e .exit_status json >/dev/null # read to its end; nobody reads summary
    kill -"$signal" "$probe"
    ends_by "$signal"
    rm json summary
    # the recording was complete
    run -7 "$IPCLAB_PROBE" --quiet --replay rec
  done
}

@test "and when a recording is reported" {
  "$IPCLAB_PROBE" --quiet --record rec true 3>&-
  mkfifo json summary
  "$IPCLAB_PROBE" --quiet --replay rec --json json --summary summary \
    >told 2>&1 3>&- &
  probe=$!
  jq -e .outcome json >/dev/null
  kill -TERM "$probe"
  ends_by TERM
}

@test "with --program-signals it makes no difference" {
  local ended=0
  mkfifo json summary
  "$IPCLAB_PROBE" --quiet --program-signals --json json --summary summary \
    -- sh -c 'exit 7' 3>&- &
  probe=$!
  jq -e .exit_status json >/dev/null
  kill -TERM "$probe"
  assert grep -c . summary
  wait "$probe" || ended=$?
  assert_equal "$ended" 7
}

@test "a program that blocks such a signal does not get it" {
  local ended=0
  mkfifo begun
  cat >blocks.c <<-'END'
	#include <fcntl.h>
	#include <poll.h>
	#include <signal.h>
	#include <sys/signalfd.h>
	#include <unistd.h>
	int main(void)
	{
		struct pollfd pending = {.events = POLLIN};
		sigset_t set;
		sigemptyset(&set);
		sigaddset(&set, SIGTERM);
		sigprocmask(SIG_BLOCK, &set, NULL);
		pending.fd = signalfd(-1, &set, SFD_CLOEXEC);
		close(open("begun", O_WRONLY));
		return poll(&pending, 1, -1) == 1 ? 7 : 1;
	}
	END
  "${CC:-cc}" -g -o blocks blocks.c
  "$IPCLAB_PROBE" --quiet --shared "$PWD" -- ./blocks 3>&- &
  probe=$!
  cat begun
  kill -TERM "$probe"
  wait "$probe" || ended=$?
  assert_equal "$ended" 7
}

@test "a signal meant for the program does not end ipcprobe after the program's end" {
  local ended=0
  mkfifo json summary
  "$IPCLAB_PROBE" --quiet --json json --summary summary -- sh -c 'exit 7' \
    3>&- &
  probe=$!
  jq -e .exit_status json >/dev/null
  kill -USR1 "$probe"
  assert grep -c . summary
  wait "$probe" || ended=$?
  assert_equal "$ended" 7
}
