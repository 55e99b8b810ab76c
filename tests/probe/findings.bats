#!/usr/bin/env bats
# Wrong programs: each gets its finding with the right process and lines, and no
# other error. The simplest case of each finding is in explain/
# (tests/explain/examples.bats); these are the harder ones.
load ../setup

source=$IPCLAB_SRCDIR/tests/probe/programs/wrong.c

setup_file() {
  "$CC" -std=gnu17 -D_GNU_SOURCE -g -Wall -Wextra \
    -o "$BATS_FILE_TMPDIR/wrong" \
    "$IPCLAB_SRCDIR/tests/probe/programs/wrong.c"
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  wrong=$BATS_FILE_TMPDIR/wrong
}

# Observe ./wrong $1; the report goes to observed.json.
observe() {
  run "$IPCLAB_PROBE" --quiet --timeout 20 --json observed.json \
    --stdin /dev/null --stdout out --stderr err -- "$wrong" "$1"
  assert_file_exist observed.json
}

# The findings of severity error: "ID PROCESS", in order.
assert_errors() {
  run jq -r '.findings[] | select(.severity == "error")
    | "\(.id) \(.process)"' observed.json
  assert_output "$1"
}

# Finding $1 cites the line of wrong.c that has the comment /* $2 */.
assert_cites() {
  local line
  line=$(grep -nF "/* $2 */" "$source" | cut -d : -f 1)
  run jq -r --arg id "$1" '.findings[] | select(.id == $id)
    | .source[] | "\(.file):\(.line)"' observed.json
  assert_line "wrong.c:$line"
}

assert_message() {
  run jq -r --arg id "$1" '.findings[] | select(.id == $id) | .message' \
    observed.json
  assert_line --partial "$2"
}

@test "ls | wc: the parent keeps the write end" {
  observe parent-keeps-write-end
  assert_errors 'unclosed-write-end 1'
  assert_cites unclosed-write-end 'LS WC PIPE'
  assert_cites unclosed-write-end 'LS WC SECOND FORK'
  assert_cites unclosed-write-end WAIT
  assert_message unclosed-write-end \
    'so wc (process 3) can never see end of file; close(ends[1]) is missing in the parent (process 1) after the fork at line'
}

@test "ls | wc: the same without debug information reads well" {
  "$CC" -std=gnu17 -D_GNU_SOURCE -o plain "$source"
  wrong=./plain
  observe parent-keeps-write-end
  assert_errors 'unclosed-write-end 1'
  run jq -r '.findings[0].message' observed.json
  assert_output 'the parent (process 1) still holds the write end of the pipe (descriptor 4), so wc (process 3) can never see end of file; close of descriptor 4 is missing in the parent (process 1)'
}

@test "ls | wc, compiled with -O2 and without PIE" {
  "$CC" -std=gnu17 -D_GNU_SOURCE -g -O2 -fno-pie -no-pie -o fast "$source"
  wrong=./fast
  observe parent-keeps-write-end
  assert_errors 'unclosed-write-end 1'
  assert_cites unclosed-write-end 'LS WC PIPE'
}

@test "ls | wc: wc itself inherits the write end" {
  observe wc-keeps-write-end
  assert_errors 'unclosed-write-end 3
leaked-fd-exec 3'
  assert_cites leaked-fd-exec 'LS WC PIPE'
  assert_cites leaked-fd-exec EXEC
  run jq -r '.findings[] | select(.id == "leaked-fd-exec") | .source[-1].what,
    (.message | sub("[0-9]+$"; "N"))' observed.json
  assert_line --index 0 exec # the one that is shown with its source
  assert_line --index 1 --regexp 'missing before the exec at line N$'
  assert_message unclosed-write-end 'so its own read can never see'
  # before its exec it is not wc yet
  assert_message unclosed-write-end \
    'is missing in the child (process 3) before the exec at line'
}

@test "a gate that each of the waiting children keeps shut" {
  observe gate-kept-by-siblings
  assert_errors 'unclosed-write-end 2
unclosed-write-end 3
unclosed-write-end 4'
  assert_cites unclosed-write-end 'GATE PIPE'
  assert_cites unclosed-write-end 'GATE FORK'
}

@test "a pipeline whose last stage has the first pipe open" {
  observe kept-by-later-stage
  assert_errors 'unclosed-write-end 4
leaked-fd-exec 4'
  assert_cites unclosed-write-end 'FIRST PIPE'
  assert_message unclosed-write-end 'so cat (process 3) can never see'
}

@test "yes | head -1: the parent keeps the read end" {
  observe yes-head
  assert_errors 'unclosed-read-end 1'
  assert_cites unclosed-read-end 'YES PIPE'
  assert_message unclosed-read-end 'yes (process 2) is blocked in write'
}

@test "stages that run one after another, although nothing hangs" {
  observe one-after-the-other
  assert_errors 'wait-before-drain 1'
  assert_cites wait-before-drain 'FIRST WAIT'
}

@test "a single process fills its own pipe" {
  observe nobody-reads
  assert_errors 'full-pipe-deadlock 1'
  assert_cites full-pipe-deadlock FULL
}

@test "text in a buffer is lost at exec" {
  observe lost-at-exec
  assert_errors 'stdio-unflushed 1'
  assert_cites stdio-unflushed 'LOSING EXEC'
  assert_message stdio-unflushed '17 bytes'
}

@test "a descriptor used after it was closed" {
  observe used-after-close
  assert_errors 'double-close 1'
  assert_cites double-close 'EARLY CLOSE'
  assert_cites double-close 'LATE WRITE'
}

@test "a descriptor closed that was never open" {
  observe never-open
  assert_errors 'close-wrong-fd 1'
  assert_cites close-wrong-fd 'CLOSE 77'
}

@test "the first program killed by SIGPIPE" {
  observe first-program-dies-of-sigpipe
  assert_errors 'killed-by-sigpipe 1'
  assert_cites killed-by-sigpipe 'LAST WRITE'
}

@test "exec fails, and the child ends with status 0" {
  observe exec-fails-and-all-is-well
  assert_errors 'exec-failure-falls-through 2'
  assert_cites exec-failure-falls-through FAILS
}

@test "an error exit that leaves a child running" {
  observe left-running
  assert_errors 'unreaped-child 1'
  assert_cites unreaped-child LEFT
  assert_message unreaped-child 'it was left running'
}

@test "exit called in a signal handler" {
  observe exit-in-handler
  assert_errors 'unsafe-in-handler 1'
  assert_cites unsafe-in-handler 'EXIT IN HANDLER'
}

@test "a FIFO left behind by SIGTERM" {
  observe fifo-left-by-signal
  assert_errors 'fifo-left-behind 1'
  assert_cites fifo-left-behind MKFIFO
}

@test "a FIFO's reader that spins at end of file" {
  observe spins-on-fifo
  assert_errors 'eof-spin 1'
  assert_cites eof-spin SPIN
}

@test "a loop at the end of standard input is reported under that name" {
  "${CC:-cc}" -o spin -xc - <<<'
	#include <unistd.h>
	int main(void) { char c; for (;;) if (read(0, &c, 1) == -1) return 1; }'
  "$IPCLAB_PROBE" --quiet --json file.json ./spin <<<text || assert_equal $? 124
  echo text | "$IPCLAB_PROBE" --quiet --json pipe.json ./spin ||
    assert_equal $? 124
  run jq -r '.findings[].message' file.json pipe.json
  assert_equal "${#lines[@]}" 2
  assert_line --index 0 --partial ' from descriptor 0, its standard input:'
  assert_line --index 1 --partial ' from descriptor 0, its standard input:'
}

@test "the same program gives the same findings twenty times" {
  observe kept-by-later-stage
  cp observed.json first.json
  for _ in {1..20}; do
    observe kept-by-later-stage
    run diff <(jq '[.findings[] | del(.. | .pid?)]' first.json) \
      <(jq '[.findings[] | del(.. | .pid?)]' observed.json)
    assert_success
  done
}

@test "a loop is found, whichever limit it reaches" {
  cd "$BATS_TEST_TMPDIR"
  printf 'int main(void) {\n volatile int i = 0;\n for (;;)\n  i++;\n}\n' >loop.c
  "$CC" -g -O0 -o loop loop.c
  local limit
  for limit in timeout cpu spin cpu-total; do
    run -124 ipcprobe --quiet "--$limit" 1 --json out.json ./loop
    run -0 jq -r '.outcome, (.findings[] | .id, (.source[0].line | . == 3 or . == 4))' out.json
    assert_output $'timeout\nendless-loop\ntrue'
  done
}

@test "a place where the process merely happened to be has its functions" {
  cat >"$BATS_TEST_TMPDIR/loop.c" <<'EOF2'
static int step(int i) { return i * 7 + 1; }
static int turn(void) { volatile int i = 0; for (;;) i = step(i); return i; }
int main(void) { return turn(); }
EOF2
  cd "$BATS_TEST_TMPDIR"
  "$CC" -g -O0 -o loop loop.c
  run -124 ipcprobe --quiet --spin 0.5 --record run --json out.json ./loop
  run -0 jq -c '.findings[] | select(.id == "endless-loop").source[].sampled_in' out.json
  assert_output --regexp '^\["(step",")?turn","main"\]$'
  run -124 ipcprobe --quiet --json again.json --replay run
  assert_equal "$(jq -c '[.findings[].source]' again.json)" "$(jq -c '[.findings[].source]' out.json)"
}
