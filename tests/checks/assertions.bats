#!/usr/bin/env bats
# shellcheck disable=SC2030,SC2031,SC2154 # a test is a subshell
# Each assertion passes and fails when it should; if it fails, its message shows
# what was expected and what was seen.

load ../setup
load helper
load "$IPCLAB_CHECKS/checks"

@test "assert_exit accepts only the status that it names" {
	observe sh -c 'exit 3'
	assert_exit 3
	run assert_exit 0
	assert_failure
	assert_line 'the exit status should be 0, but it exited with 3'
}

@test "assert_exit shows what was printed on standard error" {
	observe sh -c 'echo oops >&2; exit 1'
	run assert_exit 0
	assert_line 'standard error was: "oops\n"'
}

@test "assert_exit names the signal that ended the program" {
	observe sh -c 'kill -SEGV $$'
	run assert_exit 139
	assert_failure
	assert_line --partial 'a signal ended it (SIGSEGV, 11)'
}

@test "assert_exit reports a deadlock as such, not as a number" {
	ended deadlock 'Process 1 waits for itself.'
	observe true
	run assert_exit 0
	assert_failure
	assert_output --partial 'it never ended: all its processes wait'
	# That is a finding, and the result has it as such.
	refute_output --partial 'Process 1 waits for itself.'
}

@test "assert_exit_failure accepts any status but 0" {
	observe sh -c 'exit 7'
	assert_exit_failure
	observe true
	run assert_exit_failure
	assert_failure
	assert_line --partial 'but it exited with 0'
}

@test "assert_no_deadlock fails for each way of not ending" {
	local way
	observe true
	assert_no_deadlock
	for way in deadlock timeout limit; do
		ended "$way"
		observe true
		run assert_no_deadlock
		assert_failure
	done
}

@test "assert_no_leaked_fds names the finding, the file and the line" {
	observe true
	assert_no_leaked_fds
	found leaked-fd-exec 'wc inherited descriptor 4.'
	observe true
	run assert_no_leaked_fds
	assert_failure
	assert_line 'wc inherited descriptor 4.'
	run jq -r '.[] | "\(.source[0].file):\(.source[0].line) \(.next_step)"' \
		"$VERDICT/findings.json"
	assert_output 'a.c:14 close it'
}

@test "assert_no_leaked_fds looks only at descriptors" {
	found unreaped-child
	observe true
	assert_no_leaked_fds
}

@test "assert_no_leaked_fds does not pass a program that hung" {
	ended timeout
	observe true
	run assert_no_leaked_fds
	assert_failure
}

@test "assert_all_children_reaped fails on an unreaped child" {
	observe true
	assert_all_children_reaped
	found unreaped-child 'Nobody waited for process 2.'
	observe true
	run assert_all_children_reaped
	assert_failure
	assert_line 'Nobody waited for process 2.'
}

@test "assert_all_children_reaped fails on a process left running" {
	export FAKE_OBSERVATION='{"processes": [
		{"n": 2, "argv": ["sleep", "9"], "left_running": true}]}'
	observe true
	run assert_all_children_reaped
	assert_failure
	assert_line 'a process was left running: process 2, sleep 9'
}

@test "assert_no_findings fails on any error, and ignores warnings" {
	found anything
	observe true
	run assert_no_findings
	assert_failure
	FAKE_OBSERVATION=${FAKE_OBSERVATION/error/warning}
	observe true
	assert_no_findings
}

@test "assert_finding requires the id that it names" {
	found race
	observe true
	assert_finding race
	run assert_finding unreaped-child
	assert_failure
	assert_output 'expected the finding "unreaped-child"; found: ["race"]'
}

@test "fail_finding makes a finding with source lines" {
	observe true
	run fail_finding eof-spin 'The server spins.' server.c 9 'the read'
	assert_failure
	assert_output '[eof-spin] The server spins.'
	run jq -c '.[0] | [.id, .severity, .source[0].line]' \
		"$VERDICT/findings.json"
	assert_output '["eof-spin","error",9]'
}

@test "fail_finding leaves out an unknown place" {
	observe true
	run fail_finding eof-spin 'The server spins.' '?' 0 'the read' \
		server.c 3 'its loop'
	assert_failure
	run jq -c '[.[0].source[].line]' "$VERDICT/findings.json"
	assert_output '[3]'
}

@test "standard output is called that, wherever it is stored" {
	observe true
	echo wanted >wanted
	run assert_same_file wanted "$stdout_file"
	assert_failure
	assert_line --partial 'standard output is not as expected'
	refute_output --partial "$stdout_file"
}

@test "call_site finds the place of a call by what is known about it" {
	export FAKE_OBSERVATION='{"processes": [{"sites": [
		{"call": "write", "fd": 1, "file": null, "line": null},
		{"call": "write", "fd": 4, "file": "a.c", "line": 3},
		{"call": "write", "fd": 1, "file": "b.c", "line": 7}]}]}'
	observe true
	[ "$(call_site write)" = 'a.c 3' ]
	[ "$(call_site write '.fd == 1')" = 'b.c 7' ]
	[ "$(call_site read)" = '? 0' ]
}

@test "assert_failure_told asks for status 1 and a message" {
	observe sh -c 'echo "prog: pipe: Too many" >&2; exit 1'
	assert_failure_told prog 'pipe|pipe2'
	run assert_failure_told other 'pipe|pipe2'
	assert_failure
	assert_line 'standard error should have a line with what failed and why'
	observe true
	assert_failure_told prog 'pipe|pipe2'
	export FAKE_OBSERVATION='{"processes": [{"argv": ["prog"], "sites": [
		{"call": "pipe2", "failed": 1, "file": "a.c", "line": 3}]}]}'
	observe sh -c 'echo "prog: pipe: Too many" >&2'
	run assert_failure_told prog 'pipe|pipe2'
	assert_failure
	assert_output "[unchecked-error] pipe() failed, as it can at any time, \
and prog exits with 0 all the same."
	run jq -c '[.[0].source[] | .file, .line]' "$VERDICT/findings.json"
	assert_output '["a.c",3]'
	observe sh -c 'exit 3'
	run assert_failure_told prog 'pipe|pipe2'
	assert_failure
	assert_line 'the exit status should be 1, but it exited with 3'
}

@test "assert_survives_faults fails if injected faults showed a mistake" {
	found unchecked-error 'fork failed, and it went on.'
	observe true
	run assert_survives_faults
	assert_failure
	assert_line 'fork failed, and it went on.'
	found leaked-fd-exit
	observe true
	assert_survives_faults
}

@test "a failure without a line in the code is no finding, but it still fails" {
	observe sh -c 'echo nothing; exit 3'
	echo 'int x;' >"$IPCLAB_SRC/s.c"
	run fail_finding eof-spin 'It spins.' s.c "$(source_line s.c read)" 'the read'
	assert_failure
	assert_output 'this does not work yet: the program ended with status 3; it printed "nothing\n"'
	[[ ! -e $VERDICT/findings.json ]]
}

@test "source_line finds the line, or 0" {
	printf 'int x;\n\tread(fd, buf, 1);\n' >"$IPCLAB_SRC/s.c"
	run source_line s.c 'read *\('
	assert_output 2
	run source_line s.c 'write *\('
	assert_output 0
}

@test "assert_output_lines compares every byte, including the last newline" {
	observe printf 'a\nb\n'
	assert_output_lines $'a\nb'
	observe printf 'a\nb'
	run assert_output_lines $'a\nb'
	assert_failure
	assert_line 'expected: "a\nb\n"'
	assert_line 'actual:   "a\nb"'
	assert_line 'the newline at the very end is missing'
}

@test "assert_output_lines '' requires that nothing is printed" {
	observe true
	assert_output_lines ''
	observe echo
	run assert_output_lines ''
	assert_failure
}

@test "a long output that differs is cut, and the place is named" {
	random_lines 400 wanted
	sed '300s/^/x/' wanted >seen
	observe cat seen
	run assert_output_file wanted
	assert_failure
	assert_line --partial 'characters)'
	assert_line --regexp 'first difference at byte [0-9]+, line 300'
	((${#output} < 2000))
	run cat "$VERDICT/expected"
	assert_line --index 1 "$(sed -n 300p wanted)"
	((${#output} < 1000))
}

@test "for bytes that are not text, the place is named and no byte is shown" {
	random_bytes 500 wanted
	head -c 400 wanted >seen
	observe cat seen
	run assert_output_file wanted
	assert_failure
	assert_line --partial 'expected 500 bytes, got 400; the shorter is'
	[ ! -e "$VERDICT/expected" ]
}

@test "terminal escapes and NUL bytes of a program are spelled out, not sent" {
	observe printf '\033[2J\000'
	run assert_output_lines hello
	assert_line 'actual:   "\u001b[2J␀"'
}

@test "assert_same_file compares bytes, and fails if a file is missing" {
	printf 'a\0b' >one
	printf 'a\0c' >two
	assert_same_file one one
	run assert_same_file one two
	assert_failure
	run assert_same_file one none
	assert_failure
	assert_output 'the program should have made the file none'
}

@test "assert_stderr_line wants a matching line" {
	observe sh -c 'echo "prog: open: No such file" >&2'
	assert_stderr_line '^prog: ' 'the name'
	run assert_stderr_line '^other: ' 'the name of the program'
	assert_failure
	assert_line 'standard error should have a line with the name of the program'
}

@test "assert_no_forbidden_functions sees calls, not words" {
	export IPCLAB_FORBIDDEN='system popen'
	printf '/* system() */\n#include <stdio.h>\nint main(void) { puts("system"); }\n' >ok.c
	cc -o "$IPCLAB_BIN/ok" ok.c
	assert_no_forbidden_functions
	printf '#include <stdlib.h>\nint main(void) { return system("ls"); }\n' >bad.c
	cc -o "$IPCLAB_BIN/bad" bad.c
	run assert_no_forbidden_functions
	rm "$IPCLAB_BIN/bad" "$IPCLAB_BIN/ok"
	assert_failure
	assert_output --partial 'bad uses system()'
}
