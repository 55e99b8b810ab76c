# Hidden checks of lab 03-barrier.
# shellcheck disable=SC2012,SC2016,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"

# assert_no_race SENTENCE: for after `observe --explore`. Nothing else may be
# wrong either: a mistake that every order shows hides what it does in some.
assert_no_race() {
	if ((${#process_pids[@]} > 1)) && [[ -s $stdout_file &&
		" ${findings_seen[*]} " == *' '@(race|output-wrong)' '* ]]; then
		# shellcheck disable=SC2046 # file and line
		fail_finding race "$1" \
			$(call_site "write|writev" '.fd == 1 and .process > 1') \
			'the child prints its line'
		return
	fi
	assert_no_findings
}

# passed LINE LINE: seconds from one's time, HH:MM:SS, to the other's; within half
# an hour, since a clock may be put forward or back by that much.
passed() {
	local a=${1:3:5} b=${2:3:5}
	if [[ "$a $b" != [0-5][0-9]:[0-5][0-9]\ [0-5][0-9]:[0-5][0-9] ]]; then
		echo 0
		return
	fi
	echo $(((10#${b%:*} * 60 + 10#${b#*:} - 10#${a%:*} * 60 - 10#${a#*:} +
		3600) % 1800))
}

# bats test_tags=id:sync-many,points:4,todo:3,todo:4,todo:5,visibility:hidden
@test "pipe_sync: many children" {
	# shellcheck disable=SC2046 # words of their own
	observe ./pipe_sync $(seq 40 | sed 's/.*/0/')
	if [[ $(grep -c 'closing pipe$' "$stdout_file") != 40 ]]; then
		fail "40 children should print a line each
actual:   $(quote_file "$stdout_file")"
	fi
	assert_all_children_reaped
	assert_no_leaked_fds
	assert_exit 0
}

# bats test_tags=id:sync-output-error,points:4,todo:2,visibility:hidden
@test "pipe_sync: a line that can't be written is an error" {
	observe --stdout /dev/full ./pipe_sync 0
	assert_full_disk_told
	assert_stderr_line '^pipe_sync: .*No space left on device' \
		'the program and the reason'
	assert_all_children_reaped
}

# bats test_tags=id:gate-many,points:4,todo:8,todo:9,todo:10,visibility:hidden
@test "start_gate: many children" {
	observe ./start_gate 40
	if [[ $(grep -c 'started$' "$stdout_file") != 40 ]]; then
		fail "40 children should print a line each
actual:   $(quote_file "$stdout_file")"
	fi
	assert_all_children_reaped
	assert_no_leaked_fds
	assert_exit 0
	observe ./start_gate 1
	if [[ $output != 'Child 1 (PID='*') started' ]]; then
		fail "one child should print its line
actual:   $(quote_file "$stdout_file")"
	fi
	assert_exit 0
}

# bats test_tags=id:sync-race,points:5,todo:3,todo:4,todo:5,visibility:hidden
@test "pipe_sync: in whatever order the processes happen to run" {
	# 40 times: the shell's own commands alone, no grep.
	observe --virtual-time --explore 40 --verify \
		'while IFS= read -r l || [ "$l" ]; do
			e=$l
			case $l in
			*"(PID="*[!0-9]*")"*) ;;
			??:??:??" Child "[1-3]" (PID="?*") closing pipe") n=x$n ;;
			esac
		done
		case "$n $e" in "xxx "??:??:??" Parent ready to go") ;; *) exit 1 ;; esac' \
		./pipe_sync 0 0 0
	assert_no_race 'with bad luck the lines come in the wrong order'
	if [[ $(tail -n 1 "$stdout_file") != *' Parent ready to go' ]]; then
		fail "the last line should be HH:MM:SS Parent ready to go
actual:   $(quote_file "$stdout_file")"
	fi
	if [[ $(grep -c 'closing pipe$' "$stdout_file") != 3 ]]; then
		fail 'there are not 3 children yet'
	fi
}

# bats test_tags=id:sync-faults,points:5,todo:3,todo:4,todo:5,todo:6,visibility:hidden
@test "pipe_sync: signals in the way, and calls that fail" {
	local nth
	observe --virtual-time ./pipe_sync 2 1
	assert_no_findings
	if (($(passed "${lines[0]}" "${lines[2]-}") < 2)); then
		fail "two seconds passed between the first line and the third, but the \
times that they show do not
actual:   $(quote_file "$stdout_file")"
	fi
	observe --virtual-time --inject-each ./pipe_sync 2 1
	assert_survives_faults
	assert_exit 0
	observe --inject read:EINTR:when=1 ./pipe_sync 1
	if [[ $(tail -n 1 "$stdout_file") != *' Parent ready to go' ]]; then
		# shellcheck disable=SC2046 # file and line
		fail_finding eintr-not-restarted "A signal interrupted the \
parent's read, and it took that for the end of the pipe: the barrier opened \
before the child was done." $(call_site "read|readv" '.process == 1') 'the read'
	fi
	observe --inject pipe:EMFILE ./pipe_sync 1
	assert_failure_told pipe_sync 'pipe|pipe2'
	# Each of the three lines alone, the child's too.
	for nth in 1 2 3; do
		observe --virtual-time --inject "write:EIO:when=$nth" ./pipe_sync 0
		assert_failure_told pipe_sync 'write|writev'
	done
	observe --inject fork:EAGAIN:when=3 ./pipe_sync 1000 1000 1000
	assert_all_children_reaped
	assert_exit 1
	if grep -q 'ready to go' "$stdout_file"; then
		fail_finding unchecked-error "A child could not be started, and \
the parent says that it is ready to go all the same." pipe_sync.c \
			"$(source_line pipe_sync.c 'fork *\(')" 'the fork'
	fi
}

# bats test_tags=id:gate-race,points:4,todo:9,todo:10,visibility:hidden
@test "start_gate: in whatever order the processes happen to run" {
	observe --explore 40 --verify \
		'while IFS= read -r l || [ "$l" ]; do
			case $l in
			*"(PID="*[!0-9]*")"*) ;;
			"Child "[1-3]" (PID="?*") started") n=x$n ;;
			esac
		done
		[ "$n" = xxx ]' \
		./start_gate 3
	assert_no_race 'with bad luck the gate does not hold'
	if [[ $(grep -c 'started$' "$stdout_file") != 3 ]]; then
		fail 'there are not 3 children yet'
	fi
}

# bats test_tags=id:gate-faults,points:4,todo:8,todo:9,todo:10,todo:11,visibility:hidden
@test "start_gate: signals in the way, and calls that fail" {
	observe ./start_gate 2
	assert_no_findings
	observe --inject-each ./start_gate 2
	assert_survives_faults
	assert_exit 0
	observe --inject pipe:EMFILE ./start_gate 2
	assert_failure_told start_gate 'pipe|pipe2'
	observe --inject fork:EAGAIN:when=3 ./start_gate 3
	assert_all_children_reaped
	assert_exit 1
	if [[ -s $stdout_file ]]; then
		fail_finding unchecked-error "A child could not be started, and \
the others start all the same." start_gate.c \
			"$(source_line start_gate.c 'fork *\(')" 'the fork'
	fi
}
