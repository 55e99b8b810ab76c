#!/usr/bin/env bats
# --record and --replay: a recorded run gives the same reports as the run
# itself, on a machine that has neither the program nor its source.

load ../setup
bats_require_minimum_version 1.5.0

setup_file() {
  local name from=$IPCLAB_SRCDIR/tests/probe/programs
  cp "$from"/*.[ch] "$BATS_FILE_TMPDIR"
  cd "$BATS_FILE_TMPDIR" || return
  for name in wrong right_descriptors right_processes; do
    "${CC:-cc}" -std=gnu17 -D_GNU_SOURCE -g -Wno-unused-result -pthread \
      -o "$name" "$name.c" || return
  done
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  cp "$BATS_FILE_TMPDIR"/*.[ch] .
}

# live OPTION... -- PROGRAM NAME: run and record it; the reports are live.*.
live() {
  local -a options=()
  while [[ $1 != -- ]]; do options+=("$1"); shift; done
  local program=$2 name=$3
  cp "$BATS_FILE_TMPDIR/$program" .
  status=0
  "$IPCLAB_PROBE" --timeout 20 --strict "${options[@]}" --record recording \
    --json live.json --svg live.svg --timeline live.time --sites \
    --summary live.summary --picture --stdin /dev/null --stdout live.out \
    -- "./$program" "$name" 2>live.text || status=$?
  live_status=$status
  rm -f "$program" ./*.[ch]
}

# replayed: make the same reports from the recording, without program and
# source.
replayed() {
  mkdir -p empty
  cd empty || return
  status=0
  "$IPCLAB_PROBE" --replay ../recording --strict --json ../replay.json \
    --svg ../replay.svg --timeline ../replay.time --sites \
    --summary ../replay.summary --picture 2>../replay.text || status=$?
  cd .. || return
  assert [ "$status" = "$live_status" ]
  for form in json svg time summary; do
    assert cmp "live.$form" "replay.$form"
  done
  # what the program itself wrote to standard error comes before the report
  tail -n "$(wc -l <replay.text)" live.text >live.report
  assert cmp live.report replay.text
}

# assert_compact FILE...: at most 200 bytes an event.
assert_compact() {
  run -0 awk '{ bytes += length($0) + 1 }
    !/^(ipcprobe-recording|place|run) / { n++ }
    END { print bytes / n; exit !(n > 0 && bytes / n <= 200) }' "$@"
}

@test "wrong programs: the replay gives the live run's report" {
  local name
  for name in parent-keeps-write-end wc-keeps-write-end left-running \
    one-after-the-other used-after-close exit-in-handler yes-head; do
    cp "$BATS_FILE_TMPDIR"/*.[ch] .
    live -- wrong "$name"
    replayed
  done
}

@test "right programs: the replay gives the live run's report" {
  local name
  for name in close-range-and-splice save-and-restore threads; do
    cp "$BATS_FILE_TMPDIR"/*.[ch] .
    live --lab -- right_descriptors "$name"
    replayed
    mv recording "kept.$name"
  done
  for name in handler-reaps two-popens vfork-and-spawn; do
    cp "$BATS_FILE_TMPDIR"/*.[ch] .
    live -- right_processes "$name"
    replayed
    mv recording "kept.$name"
  done
  assert_compact kept.*
}

@test "a schedule and a fault are reported again" {
  live --seed 7 --inject pipe:EMFILE -- wrong parent-keeps-write-end
  replayed
  run -0 jq -e '.schedule.seed == 7 and (.faults | length) == 1' replay.json
}

@test "a call that this processor does not have keeps its name, and the verdict" {
  live -- wrong parent-keeps-write-end
  run -0 grep -c ' call=close ' recording
  sed -i 's/ call=close / call=close_elsewhere /' recording
  run -124 "$IPCLAB_PROBE" --replay recording --json other.json \
    --page other.html
  run -0 jq -n --slurpfile live live.json --slurpfile other other.json \
    '[$live, $other | .[0] | .outcome, .processes, .pipes,
      [.findings[] | [.id, .message, .process]]] | .[:4] == .[4:]'
  assert_output true
  run -0 grep -o -m 1 'close_elsewhere(4) = 0' other.html
}

@test "a wait's flags are its options; another field says if it wants the status" {
  cat >waits.c <<'END'
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int status;
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	waitpid(child, &status, 0);
	waitpid(child, NULL, WNOHANG);
	return 0;
}
END
  "${CC:-cc}" -o waits waits.c
  run -0 "$IPCLAB_PROBE" --record recording ./waits
  run -0 awk '/^wait / { print (/ flags=/ ? / flags=1 / : 0), / wants_status=1 / }' \
    recording
  assert_output $'0 1\n1 0'
}

@test "a program that does not exist: the status and messages of the live run" {
  run -127 --separate-stderr "$IPCLAB_PROBE" --record recording ./absent
  local words=$stderr
  run -127 --separate-stderr "$IPCLAB_PROBE" --replay recording
  assert_equal "$stderr" "$words"
}

@test "a recording can still be fed to the model as a stream of events" {
  live -- wrong parent-keeps-write-end
  run -0 sh -c 'grep -v "^\(ipcprobe-recording\|place\|run\) " recording |
    "$IPCLAB_BUILDDIR/tests/probe/model-run"'
  assert_output --partial 'unclosed-write-end'
}

@test "a file that is not a complete recording is refused in one line" {
  live -- wrong yes-head
  head -n -1 recording >short
  sed '1s/version=2/version=99/' recording >young
  sed '1s/version=2/version=1/' recording >old
  sed '/^start /s/pid=/pid=x/' recording >garbled
  sed 's/cpu_ms=[^ ]*/cpu_ms=1e17/' recording >long
  printf 'start pid=1\nend\n' >stream
  : >empty-file
  { printf '\0\0\1'; head -c 3000 /dev/zero; } >bytes
  for file in short young old garbled long stream empty-file bytes; do
    run -125 --separate-stderr "$IPCLAB_PROBE" --replay "$file"
    assert_equal "${#stderr_lines[@]}" 1
    assert_regex "$stderr" "^ipcprobe: $file: "
  done
  run -125 --separate-stderr "$IPCLAB_PROBE" --replay nowhere
  assert_equal "$stderr" 'ipcprobe: nowhere: No such file or directory'
  run -125 --separate-stderr "$IPCLAB_PROBE" --replay recording ./wrong
  assert_regex "$stderr" 'runs no program'
}

@test "SARIF: a rule for each id, places, a flow for each process that waits" {
  cp "$BATS_FILE_TMPDIR"/wrong .
  run -124 "$IPCLAB_PROBE" --quiet --sarif out.sarif --record recording \
    ./wrong parent-keeps-write-end </dev/null
  run -0 jq -e '.version == "2.1.0" and (.runs | length) == 1
    and (.runs[0].tool.driver.rules as $rules | .runs[0].results | length > 0
      and all($rules[.ruleIndex].id == .ruleId
        and (.level == "error" or .level == "warning")
        and (.message.text | length) > 0
        and (.partialFingerprints | length) == 1))' out.sarif
  run -0 jq -r '.runs[0].results[0] | .ruleId,
    .locations[0].physicalLocation.artifactLocation.uri,
    (.codeFlows[0].threadFlows | length)' out.sarif
  assert_line --index 0 unclosed-write-end
  assert_line --index 1 wrong.c
  run -0 jq -e '[.runs[0].results[0].codeFlows[0].threadFlows[].locations
    | last.location.physicalLocation.region.startLine > 0] | all' out.sarif
  run -124 "$IPCLAB_PROBE" --quiet --sarif replay.sarif --replay recording
  assert cmp out.sarif replay.sarif
  # lines inserted above change the number, not the fingerprint
  { echo; echo; cat wrong.c; } >moved.c
  mkdir other && mv moved.c other/wrong.c
  (cd other && "${CC:-cc}" -std=gnu17 -D_GNU_SOURCE -g -o wrong wrong.c)
  run -124 "$IPCLAB_PROBE" --quiet --sarif moved.sarif \
    other/wrong parent-keeps-write-end </dev/null
  run -1 cmp -s out.sarif moved.sarif
  for file in out.sarif moved.sarif; do
    jq -c '[.runs[0].results[].partialFingerprints]' "$file" >"$file.prints"
  done
  assert cmp out.sarif.prints moved.sarif.prints
}
