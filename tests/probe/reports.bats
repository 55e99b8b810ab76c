#!/usr/bin/env bats
# The reporters: from a recording to JSON, text, pictures and timelines.

load ../setup
bats_require_minimum_version 1.5.0

setup() {
  draw=$IPCLAB_BUILDDIR/tests/probe/draw
  cd "$BATS_TEST_TMPDIR" || return
}

# A parent that kept the write end, and a reader that waits for end of file.
record_deadlock() {
  cat <<'EOF'
start pid=10 path=/t/kept arg=kept row=0:0:tty:1:2:/dev/pts/1 row=1:1:tty:1:2:/dev/pts/1 row=2:1:tty:1:2:/dev/pts/1
pipe pid=10 call=pipe2 fd=3 fd2=4 file=pipe:9:77 at=kept.c:11 time=100000
fork pid=10 call=clone child=11 at=kept.c:13 time=200000
close pid=11 call=close fd=4 at=kept.c:14 time=300000
close pid=10 call=close fd=3 at=kept.c:20 time=400000
blocked pid=10 call=wait4 child=11 at=kept.c:21 time=900000 began=500000
blocked pid=11 call=read fd=3 at=kept.c:15 time=900000 began=600000
end result=2
EOF
}

# record_chain N: N processes, each reading from the previous one, all waiting
record_chain() {
  local n=$1 i
  echo "start pid=100 path=/t/chain arg=chain row=0:0:tty:1:2 row=1:1:tty:1:2 row=2:1:tty:1:2"
  for ((i = 1; i <= n; i++)); do
    ((i < n)) && echo "pipe pid=100 call=pipe2 fd=$((2 * i + 1)) fd2=$((2 * i + 2)) file=pipe:9:$i at=chain.c:9"
    echo "fork pid=100 call=clone child=$((100 + i)) at=chain.c:12"
    ((i > 1)) && echo "dup pid=$((100 + i)) call=dup2 fd=$((2 * i - 1)) fd2=0 at=chain.c:14"
    ((i < n)) && echo "dup pid=$((100 + i)) call=dup2 fd=$((2 * i + 2)) fd2=1 at=chain.c:15"
    echo "close_range pid=$((100 + i)) call=close_range fd=3 fd2=1000 at=chain.c:16"
    ((i > 1)) && echo "close pid=100 call=close fd=$((2 * i - 1)) at=chain.c:20"
    ((i < n)) && echo "close pid=100 call=close fd=$((2 * i + 2)) at=chain.c:21"
  done
  for ((i = 1; i <= n; i++)); do
    echo "blocked pid=$((100 + i)) call=read fd=0 at=chain.c:30"
  done
  echo "blocked pid=100 call=wait4 at=chain.c:33"
  echo "end result=2"
}

# A file name such as a hostile student's program may create.
record_hostile() {
  local evil='/tmp/%3Cscript%3Ealert(1)%3C/script%3E%26%22%27%1B[2J%0A%FF%E2%80%AE]]%3E'
  cat <<EOF
start pid=10 path=$evil arg=$evil arg=%1B]0;x%07 row=0:0:file:1:2:$evil row=1:1:tty:1:2
mknod pid=10 call=mknod path=$evil flags=4480 at=a.c:3
open pid=10 call=openat path=$evil fd=3 flags=2 file=fifo:1:9 at=a.c:4
fork pid=10 call=clone child=11 at=a.c:5
blocked pid=11 call=read fd=3 at=a.c:6
blocked pid=10 call=wait4 child=11 at=a.c:7
end result=2
EOF
}

# widest FILE: columns of its longest line (all its characters are narrow)
widest() {
  python3 -c 'import sys
print(max((len(line.rstrip("\n")) for line in open(sys.argv[1], encoding="utf-8")), default=0))' "$1"
}

assert_well_formed() {
  run -0 python3 - "$1" <<'EOF'
import sys, xml.etree.ElementTree as tree
svg = tree.parse(sys.argv[1]).getroot()
ns = "{http://www.w3.org/2000/svg}"
assert svg.tag == ns + "svg" and svg.get("role") == "img", svg.attrib
assert svg.find(ns + "title").text and svg.find(ns + "desc").text
assert not [e for e in svg.iter() if e.get("id")], "ids clash in a page"
EOF
}

@test "the picture in the terminal: tables, pipe, the end at fault, who waits" {
  record_deadlock >deadlock
  run -0 "$draw" picture <deadlock
  sed '/^✗/,$d' <<<"$output" >drawing
  run -0 diff drawing - <<'EOF'
Descriptors and pipes at the deadlock

┌─ 1 kept ────────────────┐
│ first process           │
│ ‖ waits for process 2   │              ┌─ 2 kept ────────────────┐
│ at kept.c:21            │              │ child of 1              │
│ terminal           │0–2 │    pipe 1    │ ‖ waits in read(3)      │
│ pipe 1, write end ✗│  4 │━━━━━━▶╢      │ at kept.c:15            │
└─────────────────────────┘       ║      │0–2 │ terminal           │
                                  ╟╌╌╌╌╌▶│  3 │ pipe 1, read end  ‖│
                                         └─────────────────────────┘

EOF
}

@test "the picture as SVG is well-formed and says in words what it shows" {
  record_deadlock | "$draw" svg >picture.svg
  assert_well_formed picture.svg
  run -1 grep -F -e 'var(' -e @ink picture.svg # librsvg would draw it black
  run -0 grep -o '<desc>.*</desc>' picture.svg
  assert_output --partial "Process 1 (kept, first process) waits for process 2 at kept.c:21"
  assert_output --partial "descriptor 4: pipe 1, write end (the one at fault)"
  assert_output --partial "Process 2 (kept, child of 1) waits in read(3) at kept.c:15"
}

@test "in a picture of eleven processes nothing overlaps" {
  record_chain 10 | "$draw" svg >chain.svg
  assert_well_formed chain.svg
  run -0 python3 - chain.svg <<'EOF'
import itertools, sys, xml.etree.ElementTree as tree
ns = "{http://www.w3.org/2000/svg}"
svg = tree.parse(sys.argv[1]).getroot()
def area(e, dx=0):
    x, y, w, h = (float(e.get(k)) for k in ("x", "y", "width", "height"))
    return x, y, x + w, y + h
def name_area(e):
    x, y, half = float(e.get("x")), float(e.get("y")), 4.2 * len(e.text)
    return x - half, y - 12, x + half, y + 3
def over(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
of = lambda c: [area(e) for e in svg.iter(ns + "rect") if e.get("class").split()[0] == c]
boxes, tubes = of("box"), of("tube")
names = [name_area(e) for e in svg.iter(ns + "text") if "halo" in e.get("class") and "b" in e.get("class").split()]
assert len(boxes) == 11 and len(tubes) == 9 and len(names) == 9, (len(boxes), len(tubes), len(names))
for a, b in itertools.combinations(boxes + tubes + names, 2):
    assert not over(a, b), (a, b)
w, h = float(svg.get("width")), float(svg.get("height"))
for a in boxes + tubes + names:
    assert a[0] >= 0 and a[1] >= 0 and a[2] <= w and a[3] <= h, a
# every line from a descriptor ends at a box and at a tube
for e in svg.iter(ns + "path"):
    if not e.get("class").startswith("link"):
        continue
    x1, y, x2, _ = (float(v) for v in e.get("d")[1:].replace("L", " ").split())
    near = lambda areas: any(a[1] <= y <= a[3] and min(abs(x - s) for x in (x1, x2) for s in (a[0], a[2])) <= 10 for a in areas)
    assert near(boxes) and near(tubes), e.get("d")
EOF
}

@test "no report for the terminal is wider than 80 columns" {
  record_chain 10 >chain
  record_hostile >hostile
  record_deadlock >deadlock
  for recording in chain hostile deadlock; do
    for report in text picture timeline; do
      "$draw" "$report" <"$recording" >out
      run -0 widest out
      assert [ "$output" -le 80 ]
      assert [ "$output" -ge 30 ]
    done
  done
}

@test "the picture fits narrower and wider terminals as well" {
  record_chain 10 >chain
  for columns in 40 60 100 132; do
    "$draw" picture "$columns" <chain >out
    run -0 sed '/^✗/,$d' out
    printf '%s\n' "$output" >drawing
    run -0 widest drawing
    assert [ "$output" -le "$columns" ]
  done
}

@test "processes that don't fit are counted, and the one at fault is shown" {
  record_chain 40 | "$draw" picture >out
  run -0 cat out
  assert_line --regexp '^and 25 more processes$'
}

@test "hostile names reach no terminal and no SVG unchanged" {
  record_hostile >hostile
  for report in text colour picture timeline svg; do
    "$draw" "$report" <hostile >out
    # ESC only in our own colours, and no other control character
    run ! grep -aP '[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f]|\x1b(?!\[[0-9;]*m)|\xe2\x80\xae' out
    run -0 iconv -f UTF-8 -t UTF-16 -o utf16 out
  done
  "$draw" svg <hostile >out
  assert_well_formed out
  run ! grep '<script' out
}

@test "the JSON follows the schema, also with hostile names" {
  for recording in deadlock hostile "chain 10"; do
    # shellcheck disable=SC2086 # a name and an argument
    record_$recording | "$draw" json >out.json
    run -0 python3 -W ignore -m jsonschema -i out.json \
      "$IPCLAB_SRCDIR/schema/ipcprobe-1.json"
  done
}

@test "the JSON says where each process is or was last" {
  record_deadlock | "$draw" json >out.json
  run -0 jq -c '.processes[].last_call | [.call, .fd, .pipe, .file, .line, .blocked]' out.json
  assert_line --index 0 '["wait4",null,null,"kept.c",21,true]'
  assert_line --index 1 '["read",3,1,"kept.c",15,true]'
  run -0 jq -c '.processes[].last_call.function' out.json
  assert_output $'"wait"\n"read"'
  run -0 jq -c '.waits[] | [.process, .function, .fd, .until, .for]' out.json
  assert_output '[1,"wait",null,"ends",[2]]
[2,"read",3,"writes",[1]]'
  run -0 jq -c '.pipes[0].created_at' out.json
  assert_output '{"file":"kept.c","line":11}'
}

@test "the places of all calls, if requested" {
  record_deadlock | "$draw" json >out.json
  run -0 jq -c '.processes[0].sites[] | [.call, .fd, .line, .count]' out.json
  assert_line '["pipe2",3,11,1]'
  assert_line '["close",3,20,1]'
}

@test "the timeline counts long runs of similar calls" {
  {
    echo "start pid=10 path=/t/a arg=a"
    echo "pipe pid=10 call=pipe2 fd=3 fd2=4 file=pipe:9:77 at=a.c:1"
    for _ in {1..500}; do
      echo "write pid=10 call=write fd=4 size=8 result=8 at=a.c:2"
    done
    echo "exit pid=10"
    echo "end"
  } >writes
  run -0 "$draw" timeline <writes
  assert [ "${#lines[@]}" -lt 10 ]
  assert_line --partial "write(4): 8 bytes to pipe 1"
  assert_line --partial "write(4) 498 times: 3984 bytes to pipe 1"
}

@test "the timeline shows who waited for whom" {
  run -0 "$draw" timeline <<'EOF'
start pid=10 path=/t/a arg=a
pipe pid=10 call=pipe2 fd=3 fd2=4 file=pipe:9:77 at=a.c:1 time=1000
fork pid=10 call=clone child=11 at=a.c:2 time=2000
write pid=11 call=write fd=4 size=5 result=5 at=a.c:4 time=900000 began=899000
read pid=10 call=read fd=3 size=9 result=5 at=a.c:6 time=910000 began=5000
exit pid=11 time=920000
wait pid=10 call=wait4 result=11 at=a.c:7 time=930000 began=925000
exit pid=10 time=940000
end
EOF
  assert_line --partial "1 read(3): 5 bytes from pipe 1, waited for 2"
  assert_line --partial "1 wait: process 2, exit 0"
}

@test "the timeline: a failed search in PATH is only shown if no folder has the name" {
  # searched TRIED FOUND: rows of a run that tries one path, then another.
  searched() {
    run -0 "$draw" timeline <<EOF
start pid=10 path=/t/a arg=a
exec_failed pid=10 call=execve path=$1 result=-2 at=a.c:1
${2:+exec pid=10 call=execve path=$2 arg=b at=a.c:1}
exit pid=10
end
EOF
  }
  searched /usr/local/bin/ls /bin/ls
  refute_line --partial ENOENT
  assert_line --partial '1 becomes /bin/ls'
  searched /usr/local/bin/sl /bin/ls
  assert_line --partial '✗  1 exec(/usr/local/bin/sl) fails: ENOENT'
  searched /bin/sl
  assert_line --partial '✗  1 exec(/bin/sl) fails: ENOENT'
}

@test "an empty run gives empty reports, not errors" {
  for report in json text svg picture timeline; do
    run -0 "$draw" "$report" </dev/null
  done
}

@test "the summary: the facts of the JSON, one a line" {
  record_deadlock >stream
  "$draw" json <stream >seen.json
  "$draw" summary <stream >told
  jq -r '"outcome \(.outcome)", "cpu_ms \(.cpu_ms | floor)",
    (.processes[] | "process \(.n) \(.pid) \(.parent) \(
      if .left_running then "yes" else "no" end) \(
      if .ended_by_probe then "yes" else "no" end) \(.name)"),
    (.pipes[] | "pipe \(.n) \(.kind) \(.created_by) \(.bytes_written) \(
      .bytes_read) \(.writes) \(.reads)"),
    (.findings[] | "finding \(.severity) \(.id) \(.message)"),
    "end"' seen.json >expected
  run -0 diff expected told
  run -0 grep -c '^finding error' told
}

@test "the summary: a hostile name stays on its line" {
  record_hostile >stream
  "$draw" summary <stream >told
  run ! grep -vE '^(outcome|exit_status|signal|cpu_ms|reason|process|pipe|finding|end)( |$)' told
  run ! grep -q "$(printf '[\001-\010\016-\037]')" told
  run -0 grep -F '\n' told
  [ "$(tail -n 1 told)" = end ]
}

@test "--summary: status, signal and reason of a run" {
  "$IPCLAB_PROBE" --quiet --summary seen sh -c 'exit 7' || [ $? -eq 7 ]
  run -0 grep -x 'exit_status 7' seen
  "$IPCLAB_PROBE" --quiet --summary seen sh -c 'kill -9 $$' || [ $? -eq 137 ]
  run -0 grep -x 'signal 9' seen
  run -0 grep -xE 'process 1 [0-9]+ 0 no yes .*' seen
  run ! grep exit_status seen
  "$IPCLAB_PROBE" --quiet --timeout 0.2 --summary seen sleep 100 || [ $? -eq 124 ]
  run -0 grep -x 'outcome timeout' seen
  run -0 grep -x 'reason it would sleep past the time limit' seen
}

@test "a report replaces a longer one" {
  awk 'BEGIN { for (i = 0; i < 100000; i++) print "old" }' >out.json
  run -0 "$IPCLAB_PROBE" --quiet --json out.json true
  run -0 jq -r .outcome out.json
  assert_output exited
}

@test "a terminal that can only print gets no colours, and a full disk gives status 125" {
  TERM=dumb run script -qec "ipcprobe --picture true" /dev/null
  assert_output --partial 'Descriptors and pipes'
  refute_output --partial $'\033'
  TERM=xterm run script -qec "ipcprobe --picture true" /dev/null
  assert_output --partial $'\033'
  run -125 bash -c 'ipcprobe --help >/dev/full'
  assert_output 'ipcprobe: standard output: No space left on device'
}

@test "a real-time signal has its name" {
  run ! "$IPCLAB_PROBE" sh -c "kill -36 \$\$"
  [[ ${lines[0]} == *': killed by SIGRTMIN+2 after '* ]]
}
