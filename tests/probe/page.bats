#!/usr/bin/env bats
# --page: one HTML file to step through a run. It draws what is in the model.

load ../setup
bats_require_minimum_version 1.5.0

setup_file() {
  "${CC:-cc}" -std=gnu17 -D_GNU_SOURCE -g -Wno-unused-result \
    -o "$BATS_FILE_TMPDIR/wrong" \
    "$IPCLAB_SRCDIR/tests/probe/programs/wrong.c"
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  cp "$BATS_FILE_TMPDIR/wrong" .
}

# data FILE: print the data that the page's script reads.
data() {
  sed -n 's/^.*id="run">\(.*\)<\/script>$/\1/p' "$1"
}

# page STATUS PROGRAM...: make page.html and the report in out.json
page() {
  run "-$1" "$IPCLAB_PROBE" --quiet --json out.json --page page.html \
    --record recording --stdin /dev/null --stdout out -- "${@:2}"
  data page.html >data.json
}

# The state at the last step: the changes of all steps applied in order.
last_state() {
  jq -c 'reduce .steps[].d[] as $d ({};
    if $d[0] == "out" then .out += [$d[2]]
    else .[$d[0]][$d[1] | tostring] = $d[2:] end)' data.json
}

@test "a deadlock: who holds which end at the last step" {
  page 124 ./wrong parent-keeps-write-end
  last_state >state.json
  # process 1 waits, and has the write end that process 3 waits for
  run -0 jq -c '[.state["1"][0], .state["3"][0], .wait["3"][0:2]]' state.json
  assert_output '["blocked","blocked",[1,false]]'
  run -0 jq -c --slurpfile state state.json '[.ofds[] | select(.pipe == 1)
    | .n as $n | .w as $w
    | $state[0].table | to_entries[] | .key as $p
    | .value[0][] | select(.[1] == $n) | [$p, .[0], $w]] | sort' data.json
  assert_output '[["1",4,true],["3",0,false]]'
  # what is in the pipe is what went in and has not come out
  run -0 jq -n --slurpfile state state.json --slurpfile report out.json \
    '[$report[0].pipes[] | .bytes_written - .bytes_read
      == ($state[0].fill[.n | tostring][0] // 0)] | all'
  assert_output true
  # the finding's sentence is at a step
  run -0 jq -e --slurpfile report out.json '(.steps | length) as $len
    | .findings | length > 0 and all(.step >= 0 and .step < $len)
    and .[0].message == $report[0].findings[0].message' data.json
}

@test "the page of a recording equals that of the run" {
  page 124 ./wrong parent-keeps-write-end
  rm wrong
  run -124 "$IPCLAB_PROBE" --quiet --page replay.html --replay recording
  assert cmp page.html replay.html
}

@test "a file that exists only in memory is shown by its name" {
  run -0 python3 -c 'import os, sys
os.dup2(os.memfd_create("standard input"), 0)
os.execv(sys.argv[1], sys.argv[1:])' \
    "$IPCLAB_PROBE" --quiet --page page.html --stdout out -- cat
  data page.html >data.json
  run -0 jq -r '.ofds[0].path' data.json
  assert_output 'standard input'
}

@test "names from the program are text, and nothing is fetched" {
  local evil='<img src=x onerror=alert(1)>'
  mv wrong "$evil"
  page 124 "./$evil" parent-keeps-write-end
  run -1 grep -F '<img' page.html
  run -0 jq -r '.name' data.json
  assert_output "$evil"
  run -1 grep -E '(src|href)=.?(https?:)?//|url\(|@import' page.html
}

@test "a page with questions: kinds and number; wrong ones are refused" {
  run -124 "$IPCLAB_PROBE" --quiet --page page.html --stdin /dev/null \
    --quiz read,eof:5 -- ./wrong parent-keeps-write-end
  data page.html >data.json
  run -0 jq -c .quiz data.json
  assert_output '{"kinds":["read","eof"],"number":5}'
  for quiz in riddle read:0 read:x ''; do
    run -125 --separate-stderr "$IPCLAB_PROBE" --quiz "$quiz" ./wrong
    assert_equal "${stderr%%, eof*}" \
      "ipcprobe: --quiz $quiz: not KIND,...:N with the kinds run, read"
  done
}

@test "two runs side by side: each complete; a file that is not a recording is refused" {
  page 124 ./wrong parent-keeps-write-end
  mv recording other
  mv data.json other.json
  run -0 "$IPCLAB_PROBE" --quiet --page page.html --beside other \
    --stdin /dev/null -- ./wrong no-such-mistake
  data page.html >data.json
  run -0 jq -r '.outcome, .other.outcome' data.json
  assert_output 'exited
deadlock'
  assert jq -e -s '.[0].other.steps == .[1].steps' data.json other.json
  echo nothing >broken
  run -125 --separate-stderr "$IPCLAB_PROBE" --quiet --page page.html \
    --beside broken --stdin /dev/null -- ./wrong
  assert_regex "$stderr" '^ipcprobe: broken: '
}

@test "a browser shows the cycle of waiting at the last step" {
  local chromium
  chromium=$(command -v chromium || command -v chromium-browser) ||
    skip "chromium is not installed"
  page 124 ./wrong parent-keeps-write-end
  run -0 --separate-stderr "$chromium" --headless --no-sandbox --disable-gpu \
    --user-data-dir="$PWD/profile" --dump-dom "file://$PWD/page.html#step=9999"
  assert_equal "$(grep -o 'class="box[^"]* circle' <<<"$output" | wc -l)" 2
  assert_regex "$output" 'aria-live="polite"><p>The run is over: deadlock'
  assert_regex "$output" 'The circle of waiting: wrong 1, wc 3'
  assert_regex "$output" 'read end: wc 3 \(fd 0\)'
  assert_regex "$output" 'unclosed-write-end'
}
