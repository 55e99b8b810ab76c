#!/usr/bin/env bats
# SIGINT, SIGTERM and SIGHUP end a command at once. It says so in one line, and
# by its status, and leaves nothing behind.

load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  mkdir "$BATS_TEST_TMPDIR/01-hello" "$BATS_TEST_TMPDIR/tmp"
  cd "$BATS_TEST_TMPDIR/01-hello" || return
  mini_source hello 0 >hello.c
  export TMPDIR=$BATS_TEST_TMPDIR/tmp
  begun=$BATS_TEST_TMPDIR/begun
  mkfifo "$begun"
  # Kept open for both: a reader that meets a writer who has written already
  # and is about to close would read the end of file.
  exec {heard}<>"$begun"
}

# endless: a line of shell that reports that it has begun and then never ends.
endless() {
  printf 'echo begun >%q; while :; do sleep 100; done\n' "$begun"
}

# begin COMMAND...: start it in the background, and wait for the endless line.
begin() {
  env --default-signal=INT,HUP "$@" >said 2>&1 3>&- {heard}>&- &
  command=$!
  read -r _ <&"$heard"
}

# ends_by SIGNAL: the signal ends the command, which says so.
ends_by() {
  local ended=0
  kill -"$1" "$command"
  wait "$command" || ended=$?
  assert_equal "$ended" $((128 + $(kill -l "$1")))
  run grep -v '^$' said
  assert_line "ipclab: interrupted by SIG$1"
  assert_equal "$(grep -c interrupted said)" 1
  run ls -A "$TMPDIR"
  assert_output ""
}

@test "check: no result, no points kept" {
  local signal
  mini_check endless "$(endless)"
  for signal in INT TERM HUP; do
    begin ipclab check --json result.json --html result.html
    ends_by "$signal"
    assert_not_exists result.json
    assert_not_exists result.html
    refute grep -q 'points' said
  done
  assert_not_exists "$XDG_STATE_HOME/ipclab/scores.json"
}

@test "check and grade, during the calibration" {
  local signal
  export XDG_CACHE_HOME=$BATS_TEST_TMPDIR/cache
  printf '# bats test_tags=id:build,points:1\n@test "build" {\n%s\n}\n' \
    "$(endless)" >"$KIT/calibration/checks.bats"
  for signal in INT TERM HUP; do
    begin ipclab check
    ends_by "$signal"
    begin ipclab grade .. --labs 1 --out ../out
    ends_by "$signal"
  done
}

@test "watch ends its check, and says it once" {
  local signal
  mini_check endless "$(endless)"
  for signal in INT TERM HUP; do
    begin ipclab watch
    ends_by "$signal"
  done
}

@test "watch is not interrupted by a file that is saved" {
  mini_check endless "$(endless)"
  begin ipclab watch
  mini_source hello 1 >hello.c
  read -r _ <&"$heard"
  ends_by TERM
}

@test "explain --page: nothing of the page is left, not even a part" {
  local signal
  echo 'The page.' >"$KIT/explain/unchecked-error.md"
  { # shellcheck disable=SC2016 # see-it expands them
    echo 'echo half >"$2"; mktemp'
    endless
  } >"$KIT/explain/see-it"
  for signal in INT TERM HUP; do
    begin ipclab explain unchecked-error --page page.html
    ends_by "$signal"
    assert_not_exists page.html
  done
}

@test "trace, while it runs its check" {
  mini_check endless "$(endless)"
  begin ipclab trace --check endless
  ends_by INT
}

@test "trace forwards it to the program, and writes the page" {
  local signal ended
  export PATH=${IPCLAB_PROBE%/*}:$PATH
  exec {heard}>&- # the program's open() must wait for us
  cat >hello.c <<-END
	#include <fcntl.h>
	#include <poll.h>
	#include <unistd.h>
	int main(void)
	{
		close(open("$begun", O_WRONLY));
		for (;;)
			poll(NULL, 0, 20);
	}
	END
  for signal in INT TERM HUP; do
    env --default-signal=INT,HUP ipclab trace 1 hello >said 2>&1 3>&- &
    command=$!
    cat "$begun"
    kill -"$signal" "$command"
    ended=0
    wait "$command" || ended=$?
    assert_equal "$ended" 0
    run cat said
    assert_line --partial '01-hello-hello.html: open it in a browser'
    assert grep -q "SIG$signal" 01-hello-hello.html
    run ls -A "$TMPDIR"
    assert_output ""
  done
}

@test "what was ignored from the start is ignored: nohup" {
  local ended=0
  mkfifo go_on
  mini_check waits "echo begun >'$begun'; read -r _ <'$PWD/go_on'"
  env --ignore-signal=HUP,INT ipclab check >said 2>&1 3>&- {heard}>&- &
  command=$!
  read -r _ <&"$heard"
  kill -HUP "$command"
  kill -INT "$command"
  echo >go_on
  wait "$command" || ended=$?
  assert_equal "$ended" 0
  refute grep -q interrupted said
}
