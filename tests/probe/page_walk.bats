#!/usr/bin/env bats
# --page in a browser: at each step it shows what the data say, and no box
# overlaps another or moves.

load ../setup
load page_walk
bats_require_minimum_version 1.5.0

setup() {
  [[ $chromium ]] || skip "chromium is not installed"
  cd "$BATS_TEST_TMPDIR" || return
}

# walk_run PROGRAM ARG...: make its page, and walk through it.
walk_run() {
  run "$IPCLAB_PROBE" --quiet --page page.html --timeout 20 \
    --stdin /dev/null --stdout out "${options[@]}" -- "$@"
  sed -n 's/^.*id="run">\(.*\)<\/script>$/\1/p' page.html >data.json
  run walk page.html
  assert_output --regexp '[1-9][0-9]* steps, compared, 0 differences,'
}

@test "a deadlock at three widths" {
  "${CC:-cc}" -std=gnu17 -D_GNU_SOURCE -g -Wno-unused-result -o wrong \
    "$IPCLAB_SRCDIR/tests/probe/programs/wrong.c"
  run -124 "$IPCLAB_PROBE" --quiet --page page.html --stdin /dev/null \
    -- ./wrong parent-keeps-write-end
  run walk page.html '["390px", "800px", "1280px"]'
  assert_output --regexp '[1-9][0-9]* steps, compared, 0 differences,'
}

@test "the labs' programs: a barrier, closed 0 and 1, popen" {
  local from=$IPCLAB_SRCDIR/solutions options=() name
  [[ -d $from/04-popen ]] || skip "the solutions are not here"
  for name in 03-barrier/pipe_sync 02-dup2/pipeline \
    "04-popen/popen_sort $from/04-popen/mypopen.c"; do
    # shellcheck disable=SC2086 # the second word is another source
    set -- $name
    "${CC:-cc}" -std=gnu17 -g -DSOLUTION -o "${1#*/}" "$from/$1.c" "${@:2}"
  done
  walk_run ./pipe_sync 0 0 0
  options=(--close 0 --close 1)
  walk_run ./pipeline echo a '|' cat
  options=()
  walk_run ./popen_sort b a
}

@test "the deadlock of pipe_ls_wc, whose parent keeps the pipe" {
  local from=$IPCLAB_SRCDIR/solutions options=()
  [[ -d $from/02-dup2 ]] || skip "the solutions are not here"
  "$IPCLAB_SRCDIR/scripts/lab-sources" 02-dup2 mutant:parent-keeps-pipe .
  "${CC:-cc}" -std=gnu17 -g -o pipe_ls_wc pipe_ls_wc.c
  options=(--quiz "run,read,eof,table:20")
  walk_run ./pipe_ls_wc /
  assert_output --regexp ' [1-9][0-9]* questions,'
  run -0 jq -r .outcome data.json
  assert_output deadlock
}

@test "the seqnum server with three clients" {
  local from=$IPCLAB_SRCDIR/solutions/07-seqnum options=() name
  [[ -d $from ]] || skip "the solutions are not here"
  for name in server client; do
    "${CC:-cc}" -std=gnu17 -g -DSOLUTION \
      -I"$IPCLAB_SRCDIR/labs/07-seqnum/provided" -o "seqnum_$name" \
      "$from/seqnum_$name.c"
  done
  mkfifo seqnum_sv # for clients that start first
  walk_run bash -c './seqnum_server -d . &
    for i in 1 2 3; do ./seqnum_client -d . $i & clients+=($!); done
    wait "${clients[@]}"; kill %1; wait %1'
  run -0 jq -r '[.outcome, (.processes | length > 4)] | @csv' data.json
  assert_output '"exited",true'
}

@test "a race: the run that goes wrong beside the plain one" {
  local options=()
  cat >race.c <<-'END'
	#include <stdio.h>
	#include <sys/wait.h>
	#include <unistd.h>
	int main(void)
	{
		for (int i = 0; i < 2; i++)
			if (fork() == 0) {
				write(1, i ? "b" : "a", 1);
				_exit(0);
			}
		while (wait(NULL) > 0)
			;
		return 0;
	}
	END
  "${CC:-cc}" -std=gnu17 -g -w -o race race.c
  run -0 "$IPCLAB_PROBE" --quiet --record plain --stdout out ./race
  run "$IPCLAB_PROBE" --quiet --explore 40 --verify 'test "$(cat)" = ab' \
    --record racy --json racy.json --stdout out ./race
  assert jq -e '[.findings[].id] | index("race")' racy.json
  run "$IPCLAB_PROBE" --quiet --page page.html --beside plain --replay racy
  run walk page.html
  assert_output --regexp '[1-9][0-9]* steps, compared, 0 differences,'
}

@test "of a run of 100,000 events steps are left out, the page says so and is at most 3 MB" {
  awk -v n=20 -v events=100000 -f "$IPCLAB_SRCDIR/tests/probe/many.awk" >many
  run -0 "$IPCLAB_PROBE" --quiet --page page.html --replay many
  assert [ "$(wc -c <page.html)" -le 3000000 ]
  sed -n 's/^.*id="run">\(.*\)<\/script>$/\1/p' page.html >data.json
  # no change is lost with a step: all have ended, and closed what they had
  run -0 jq -e 'reduce .steps[].d[] as $d ({}; .[$d[0]][$d[1] | tostring] = $d[2])
    | (.state | map(. == "reaped") | all) and (.table | map(. == []) | all)' \
    data.json
  run -0 jq '.left_out > 50000' data.json
  assert_output true
  run "$chromium" --headless --no-sandbox --disable-gpu \
    --user-data-dir="$PWD/profile" --dump-dom "file://$PWD/page.html#step=99999"
  assert_output --partial 'are no step of their own here'
  assert_output --partial 'The run is over: exited'
}
