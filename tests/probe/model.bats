#!/usr/bin/env bats
# The model and the rules on recorded event streams, without processes or
# tracing.
load ../setup

# Feed a stream (standard input) to the model; $output is the model's report.
model() {
  local stream
  stream=$(cat)
  run bash -c '"$1" <<<"$2"' _ "$IPCLAB_BUILDDIR/tests/probe/model-run" \
    "$stream"
}

start='start pid=1 path=/x/prog arg=prog row=0:0:tty:1:1 row=1:1:tty:1:1'

@test "ls | wc as it should be: tables, pipe, nothing found" {
  model <"$IPCLAB_SRCDIR/tests/probe/streams/ls-wc"
  assert_success
  assert_output - <<'EOF'
process 1 pipe_ls_wc ended 0: 0:start 1:start 2:start
process 2 ls of 1 ended 0 reaped: 0:exec 1:exec/w1/used1 2:exec
process 3 wc of 1 ended 0 reaped: 0:exec/r1/used2 1:exec/used1 2:exec
pipe 1 -: 63 in, 63 out, 1 writes, 2 reads
log 24
EOF
}

@test "the parent keeps the write end: only the parent is blamed" {
  model <"$IPCLAB_SRCDIR/tests/probe/streams/parent-keeps-write-end"
  assert_success
  assert_line --regexp '^error unclosed-write-end 1: .*made at pipe_ls_wc.c:14'
  assert_line --partial 'after the fork at line 31'
  run grep -c ^error <<<"$output"
  assert_output 1
}

@test "a server's own write end of its FIFO is no mistake" {
  model <"$IPCLAB_SRCDIR/tests/probe/streams/fifo-server"
  assert_success
  assert_line 'pipe 1 /tmp/sv: 8 in, 8 out, 1 writes, 1 reads'
  refute_line --regexp '^(error|warning)'
}

@test "the kernel's table is right: unknown rows are added, others removed" {
  model <<EOF
$start
pipe pid=1 fd=3 fd2=4 file=pipe:9:7
exec pid=1 origin=2 path=/bin/other row=0:0:tty:1:1 row=4:1:pipe:9:7 row=9:0:file:2:2:/etc/passwd
EOF
  assert_line 'process 1 other: 0:exec 4:exec/w1 9:exec'
}

@test "close-on-exec descriptors are closed at exec, by the model alone, too" {
  model <<EOF
$start
pipe pid=1 fd=3 fd2=4 flags=524288 file=pipe:9:7
setfd pid=1 fd=4
exec pid=1 origin=2 path=/bin/other
EOF
  assert_line 'process 1 other: 0:exec 1:exec 4:exec/w1'
}

@test "a thread and a CLONE_FILES child share one table until an exec" {
  model <<EOF
$start
fork pid=1 child=2 flags=2
fork pid=1 child=3 flags=4
pipe pid=3 fd=3 fd2=4 file=pipe:9:7
close pid=1 fd=3
exec pid=3 origin=2 path=/bin/other
close pid=1 fd=4
EOF
  assert_line 'process 1 prog: 0:start 1:start'
  assert_line 'process 2 other of 1: 0:exec 1:exec 4:exec/w1'
}

@test "close_range closes, or only sets close-on-exec" {
  model <<EOF
$start
pipe pid=1 fd=3 fd2=4 file=pipe:9:7
pipe pid=1 fd=5 fd2=6 file=pipe:9:8
close_range pid=1 fd=3 fd2=4
close_range pid=1 fd=6 fd2=100 flags=4
EOF
  assert_line 'process 1 prog: 0:start 1:start 5:pipe/r2 6:pipe/w2/cloexec'
}

@test "dup2 replaces a descriptor, and both numbers are one open file description" {
  model <<EOF
$start
pipe pid=1 fd=3 fd2=4 file=pipe:9:7
dup pid=1 fd=4 fd2=1 result=1
close pid=1 fd=4
write pid=1 fd=1 size=5 result=5
read pid=1 fd=3 size=9 result=5
EOF
  assert_line 'process 1 prog: 0:start 1:dup/w1/used1 3:pipe/r1/used1'
  assert_line 'pipe 1 -: 5 in, 5 out, 1 writes, 1 reads'
}

@test "a FIFO opened for reading and writing is both ends, and is known by its inode" {
  model <<EOF
$start
mknod pid=1 path=f flags=4480 file=fifo:8:5
open pid=1 path=./f flags=2 fd=3 result=3 file=fifo:8:5
EOF
  assert_line 'process 1 prog: 0:start 1:start 3:open/rw1'
  refute_line --partial 'pipe 2'
}

@test "children: reaped, not waited for, reaped because SIGCHLD is ignored" {
  model <<EOF
$start
fork pid=1 child=2
fork pid=1 child=3
exit pid=2
exit pid=3
wait pid=1 size=-1 result=2
exit pid=1
end
EOF
  assert_line 'process 2 prog of 1 ended 0 reaped: 0:fork 1:fork'
  assert_line 'process 3 prog of 1 ended 0: 0:fork 1:fork'
  assert_line --regexp '^error unreaped-child 1: .*\(process 3\)'
  model <<EOF
$start
sigaction pid=1 flags=17 size=1
fork pid=1 child=2
exit pid=2
exit pid=1
end
EOF
  assert_line 'process 2 prog of 1 ended 0 auto-reaped: 0:fork 1:fork'
  refute_line --partial unreaped-child
}

@test "an orphan that still lives at the end was left running" {
  model <<EOF
$start
fork pid=1 child=2
exit pid=1
end
EOF
  assert_line 'process 2 prog of 1 orphaned left-running: 0:fork 1:fork'
  assert_line --regexp '^error unreaped-child 1: .*left running'
}

@test "children that ipcprobe killed at a deadlock are nobody's fault" {
  model <<EOF
$start
fork pid=1 child=2
exit pid=1
blocked pid=2 call=pause
end result=2
EOF
  refute_line --partial unreaped-child
  assert_line --partial 'error deadlock'
}

@test "a million reads are kept as a few dozen events, and counted" {
  run bash -c '{ echo "$2"; echo "pipe pid=1 fd=3 fd2=4 file=pipe:9:7"
    awk "BEGIN { for (i = 0; i < 100000; i++) {
      print \"write pid=1 fd=4 size=1 result=1\"
      print \"read pid=1 fd=3 size=1 result=1\" } }"; } | "$1"' _ \
    "$IPCLAB_BUILDDIR/tests/probe/model-run" "$start"
  assert_success
  assert_line 'pipe 1 -: 100000 in, 100000 out, 100000 writes, 100000 reads'
  run sed -n 's/^log //p' <<<"$output"
  assert [ "$output" -lt 200 ]
}

@test "events after the end are ours, and are ignored" {
  model <<EOF
$start
end result=2
exit pid=1 result=9
EOF
  assert_line 'process 1 prog: 0:start 1:start'
}

@test "a line that is not an event is named" {
  model <<EOF
$start
pipe pid=1 fd=three
EOF
  assert_failure
  assert_output 'model-run: line 2: Invalid argument'
}

@test "an event of an unknown process is an error, not a crash" {
  model <<<'close pid=7 fd=3'
  assert_success
  assert_line 'fault: an event of a process that is not there'
}

@test "what follows from a failed exec is not also reported" {
  model <<EOF
$start
pipe pid=1 fd=3 fd2=4 file=pipe:9:7
fork pid=1 child=2
close pid=2 fd=3
exec_failed pid=2 path=/bin/nope result=-2
close pid=2 fd=3 result=-9 at=a.c:9
fork pid=2 child=3
exit pid=3
exit pid=2
wait pid=1 size=2 result=2
close pid=1 fd=3
close pid=1 fd=4
exit pid=1
end
EOF
  run grep -E '^(error|warning)' <<<"$output"
  assert_line --regexp '^error exec-failure-falls-through 2'
  assert_line --regexp '^error leaked-fd-exit 3'
  assert_equal "${#lines[@]}" 2
}

@test "100,000 mistakes and 400 workers are judged in seconds, not in minutes" {
  awk -v start="$start" 'BEGIN {
    print start
    for (i = 0; i < 100000; i++) print "close pid=1 fd=-1 result=-9"
    for (i = 1; i <= 400; i++) {
      printf "pipe pid=1 fd=%d fd2=%d file=pipe:9:%d\n", 2 * i + 1, 2 * i + 2, i
      printf "fork pid=1 child=%d\nclose pid=%d fd=%d\n", i + 1, i + 1, 2 * i + 1
      printf "write pid=%d fd=%d size=1 result=1\n", i + 1, 2 * i + 2
      printf "exit pid=%d\nread pid=1 fd=%d size=1 result=1\n", i + 1, 2 * i + 1
      print "wait pid=1 size=-1 result=" i + 1
    }
    print "exit pid=1\nend"
  }' >"$BATS_TEST_TMPDIR/stream"
  # four seconds of CPU time: it takes one; comparing all pairs took forty
  run bash -c 'ulimit -t 4; "$1" <"$2"' _ \
    "$IPCLAB_BUILDDIR/tests/probe/model-run" "$BATS_TEST_TMPDIR/stream"
  assert_success
  assert_line --regexp '^warning close-wrong-fd 1: '
}
