#!/usr/bin/env bats
# Small programs and what is found in each (cases/table).
load ../setup
load cases

@test "each case gets the findings of the table" {
  local program variant options outcome errors warnings got wrong=''
  while read -r program variant options outcome errors warnings; do
    observe "$program" "$variant" "$options"
    got=$(seen)
    # shellcheck disable=SC2053,SC2027 # the table's * is a pattern
    [[ $got == $outcome" "$errors" "$warnings ]] ||
      wrong+=$(differs "$program $variant $options" \
        "$outcome $errors $warnings" "$got")$'\n'
  done < <(rows)
  assert_equal "$wrong" ''
}

# The number of the line of PROGRAM.c with /* MARK */.
line() {
  grep -n -- "/\* $2 \*/" "$cases/$1.c" | cut -d: -f1
}

# The words of finding $1: message and next step.
words() {
  jq -r --arg id "$1" '.findings[] | select(.id == $id)
    | .message, .next_step' seen.json
}

@test "an index from another turn is not quoted as if it were the same" {
  observe earlier-turn - -
  run words leaked-fd-exec
  assert_line --partial 'close of descriptor 4 is missing before the exec'
  assert_line --partial '(process 4) inherits descriptors 4 and 5, ends of pipes'
  refute_output --partial 'p[i]'
}

@test "what an exec leaves open is one finding for each program" {
  observe pipeline-of-four - -
  run words leaked-fd-exec
  assert_line --regexp '^echo \(process 2\) inherits descriptors 3, 4, 5, 6, 7 and 8,'
  assert_line --regexp '^cat \(process 4\) inherits descriptors'
  refute_line --regexp '^wc ' # counted, as the fourth
  run jq '[.findings[] | .count] | add' seen.json
  assert_output 10
}

@test "before its exec, a child is not a different program, and keeps what it made" {
  observe wrong-pid - -
  run words close-wrong-fd
  assert_line --partial 'the child (process 2) closes descriptor 99'
  run words leaked-fd-exec
  assert_line --regexp '^true \(process 2\) keeps descriptor 3, .* across its'
}

@test "a wait for a wrong PID is not reported as missing" {
  observe wrong-pid - -
  run words unreaped-child
  assert_line --regexp \
    '^Wait for the pid that fork\(\) returned .* asks for [0-9]+, which is not'
}

@test "a wait for a signal that has come says how not to miss it" {
  observe waits-for-signals - -
  run words deadlock
  assert_line --partial 'the last SIGUSR1 had come to the parent (process 1) before'
  assert_line --partial 'wait with sigsuspend()'
  observe waits-for-signals CHILDREN -
  run words deadlock
  assert_line --partial 'a SIGCHLD that comes while another one is pending is lost'
  assert_line --partial 'call waitpid(-1, ..., WNOHANG) until'
}

@test "who waits for an answer that only end of file brings is told so" {
  observe asks-sort - -
  run words wait-before-close
  assert_line --partial \
    "waits for an answer from sort (process 2) at asks-sort.c:$(line asks-sort ANSWER) before"
  observe asks-sort OWN -
  run words wait-before-close
  assert_line --partial 'waits for an answer from the child (process 2)'
}

@test "what popen() starts can't close an end: make the pipe with O_CLOEXEC" {
  observe popen-keeps-end - -
  run jq '[.findings[] | select(.id == "unclosed-write-end")] | length' seen.json
  assert_output 1
  run words unclosed-write-end
  assert_line --partial 'started it with popen() or the like'
  assert_line --regexp '^Make the pipe with pipe2\('
}

@test "a pipe that each process made for itself: make it before the fork" {
  observe server-writes ALONE -
  run words killed-by-sigpipe
  assert_line --regexp '^Call pipe\(\) before fork\(\)'
}

@test "a lock is named as the program called it, not futex" {
  observe held-lock - -
  run words deadlock
  assert_line --partial ': the program (process 1) in pthread_mutex_lock'
  run jq -r .reason seen.json
  assert_output 'it waits for what never comes'
  observe held-lock SEMAPHORE -
  run words deadlock
  assert_line --partial ', the child (process 2) in sem_wait'
  run jq -r .reason seen.json
  assert_output 'all processes wait for each other'
}

@test "a child of popen() needs pclose(), not waitpid()" {
  observe popen-kept - -
  run words unreaped-child
  assert_line --partial \
    ", started by popen() at popen-kept.c:$(line popen-kept POPEN): its exit"
  assert_line --regexp '^Call pclose\(\) on the stream that line [0-9]+ opens'
  observe popen-kept FORKED -
  run words unreaped-child
  assert_line --partial \
    ", forked at popen-kept.c:$(line popen-kept FORK): its exit"
  assert_line --regexp '^Call waitpid\(\)'
}

@test "an interrupted call says whose signal it was and what was lost" {
  observe signalled-read - -
  run words eintr-not-restarted
  assert_line --regexp '^a signal \(SIGUSR1\) from the child \(process 2\) '
  assert_line --partial ': what is written later at'
  run jq '[.findings[] | select(.id == "eintr-not-restarted").source[].line]
    | .[]' seen.json
  assert_output "$(line signalled-read TAKES)
$(line signalled-read WRITES)"
  observe signalled-wait - -
  run words eintr-not-restarted
  assert_line --partial 'the child (process 2) is never waited for'
}

@test "the rest of a longer message is quoted, with its origin" {
  observe stale-rest - -
  run words unterminated-buffer
  assert_line --regexp 'reads 5 bytes at .* prints 9 more .*"g message"'
  observe own-stale-rest RELAYS -
  run words unterminated-buffer
  assert_line --regexp 'reads 2 bytes at .* sends 16 more'
}

@test "a poll that is ignored says what is ready" {
  observe ready-unread - --timeout=1
  run words endless-loop
  assert_line --regexp 'descriptor 4, .* can be read \(8 bytes waiting, '
  run jq '.findings[] | select(.id == "endless-loop").source[0].line' seen.json
  assert_output "$(line ready-unread POLLS)"
}

@test "what failed without being noticed is reported with its proof" {
  observe plain-file - -
  run words unchecked-error
  assert_line --regexp '\(EEXIST\), since requests is a plain file, not '
  observe printed-before - -
  run words stdio-unflushed
  assert_line --partial 'had printed to descriptor 1 was still in its stdio'
  run jq '.findings[0].source[0].line' seen.json
  assert_output "$(line printed-before REDIRECTS)"
  observe framed-part - -
  run words short-read-assumed
  assert_line --regexp '10 bytes at .* announces .*, and gets 5; it mistakes'
}

@test "a FIFO used the other way is not told about elements of an array" {
  observe fifo-other-way - -
  run words wrong-end
  assert_line --partial ', the read end of the FIFO requests '
  assert_line --regexp '\(EBADF\): it was opened for reading only$'
  assert_line --regexp '^Open the FIFO with O_WRONLY to write'
}

@test "a rest that was sent is not blamed on the process that prints it" {
  observe sent-tail - -
  run words unterminated-buffer
  assert_line --partial 'they came with the message'
  assert_line --regexp '^Send only the bytes of the message'
}

@test "a race names the lines where the two orders part" {
  local places='[.findings[] | select(.id == "race").source[].line] | sort[]'
  observe who-first - --explore=4
  run jq "$places" seen.json
  assert_output "$(line who-first MAKES)
$(line who-first OPENS)"
  observe who-first LOOKS --explore=4
  run jq "$places" seen.json
  assert_output "$(line who-first ENDS)
$(line who-first WAITS)"
}

@test "a write to a child that never read: the child's end is the place to look first" {
  observe gone-reader - -
  run words killed-by-sigpipe
  assert_line --regexp '^First find out why the child \(process 2\) '
  observe gone-reader READS -
  run words killed-by-sigpipe
  assert_line --partial 'Ignore SIGPIPE'
}

@test "a request read in a loop is named like one read at once" {
  observe request-in-parts - -
  run words server-killed-by-client
  assert_line --regexp 'reads 4 of the 8 bytes of a request .* with status 1: '
  run jq '[.findings[0].source[:2][].line] | .[]' seen.json
  assert_output "$(line request-in-parts READS)
$(line request-in-parts SENDS)"
  observe request-in-parts QUITS -
  run words server-killed-by-client
  assert_line --partial 'ends with status 0: '
}

@test "what sockets lack is said as for pipes" {
  observe kept-question SOCKET -
  run words stdio-unflushed
  assert_line --regexp '^15 bytes that the parent .* waits for them'
  assert_line --partial 'text for a socket is written when'
  observe beyond-pipes - -
  run words deadlock
  assert_line --partial 'has closed its copies of the other end'
  observe beyond-pipes FULL -
  run words deadlock
  assert_line --partial "A socket's buffer is full until the other side reads"
  observe beyond-pipes ACCEPT --alone
  run words deadlock
  assert_line --partial 'in accept (no process is left that would connect)'
  run jq '.findings[0].source[1].line' seen.json
  assert_output "$(line beyond-pipes ACCEPTS)"
}

@test "a thread that computes is found beside one that waits" {
  observe computes - --spin=0.5
  run jq '.findings[0].source[0].line' seen.json
  assert_output "$(line computes COMPUTES)"
}

@test "if the first run went wrong and another order does not, it is the wrong one" {
  observe who-first LOOKS --explore=4
  run words race
  assert_line --partial '(exit status 3)'
}

@test "an array that is out of scope is not quoted" {
  observe made-elsewhere - -
  run words leaked-fd-exec
  assert_line --partial 'close of descriptor 4 is missing before the exec'
  refute_output --partial '[1]'
  observe made-elsewhere HERE -
  run words leaked-fd-exec
  assert_line --partial 'close(here[1]) is missing before the exec'
}

@test "what a process leaves open is seen in profile B, too, if its first thread has ended" {
  ((EUID == 0)) || skip "needs root"
  chmod 0711 "$BATS_RUN_TMPDIR"
  chmod 0755 "$BATS_FILE_TMPDIR" "$BATS_TEST_TMPDIR"
  observe first-ends OPEN \
    "--lab,--isolation,B,--bind,.,--ro-bind,$BATS_FILE_TMPDIR"
  run seen
  assert_output 'exited:0 leaked-fd-exit -'
}
