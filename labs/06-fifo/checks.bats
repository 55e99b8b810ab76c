# Public checks of lab 06-fifo. restart_driver calls the student's functions
# while signals arrive and prints plain facts; see fixtures/.
# shellcheck disable=SC2012,SC2030,SC2031,SC2034,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"
load "$IPCLAB_LABDIR/fixtures/restarts"

# bats test_tags=id:r-open,points:4,todo:1,visibility:public
@test "r_open: a signal does not end the wait for the FIFO's other end" {
	mkfifo fifo
	chmod 0666 fifo
	observe --virtual-time ./restart_driver open fifo
	assert_restarted open r_open
	assert_output_lines 'r_open: opened'
}

# bats test_tags=id:r-read,points:4,todo:2,visibility:public
@test "r_read: a signal does not end the wait for bytes; it takes what is there" {
	observe --virtual-time ./restart_driver read
	if [[ $outcome == deadlock && ${#lines[@]} == 2 ]]; then
		# Of the driver's pipe, which it holds at both ends, say nothing.
		observation=
		fail_finding deadlock "4 bytes were in the pipe, and r_read() was \
asked for up to 64. It should return the 4, as read() does. It waits \
for more instead, but the sender first waits for an answer." \
			restart.c "$(call_line read r_read)" 'called again'
	fi
	assert_restarted read r_read
	assert_output_lines 'r_read: 4
buffer: word
r_read: 4'
}

# bats test_tags=id:r-write,points:10,todo:3,visibility:public
@test "r_write: everything is written, even if signals interrupt it" {
	observe --virtual-time ./restart_driver write
	assert_restarted write r_write
	if [[ ${lines[0]} =~ ^r_write:\ [0-9]+$ &&
		${lines[1]} != 'arrived: 200000 bytes'* ]]; then
		fail_finding short-write-ignored "A signal came when only part \
of the 200000 bytes had been written; the rest never was. The driver saw: \
${lines[0]}, ${lines[1]}." \
			restart.c "$(call_line write r_write)" \
			'returns less than it was given'
	fi
	assert_output_lines 'r_write: 200000
arrived: 200000 bytes, in order'
}

# bats test_tags=id:r-close,points:4,todo:4,visibility:public
@test "r_close: the descriptor is closed, interrupted or not" {
	local calls
	observe ./restart_driver close
	assert_no_leaked_fds
	assert_output_lines 'r_close: 0
r_close: 0'
	observe --inject close:EINTR:when=1 ./restart_driver close
	calls=$(jq '[.processes[].sites[]? | select(.call == "close" and
		.file == "restart.c") | .count] | add // 0' "$observation")
	if ((calls > 2)); then
		fail_finding double-close "A signal interrupted close(), and \
r_close() called it again. On Linux the descriptor is gone by then: a second \
call fails, or closes a file that was given the same number meanwhile." \
			restart.c "$(call_line close r_close)" 'called again'
	fi
	assert_restarted close r_close
	assert_output_lines 'r_close: 0
r_close: 0'
}

# bats test_tags=id:r-waitpid,points:3,todo:5,visibility:public
@test "r_waitpid: a signal does not end the wait for the child" {
	observe --virtual-time ./restart_driver waitpid
	assert_restarted waitpid r_waitpid
	assert_output_lines 'r_waitpid: the child, signal 15'
	assert_all_children_reaped
}

# bats test_tags=id:other-file,points:6,todo:6,visibility:public
@test "fifo_talk: a file that is no FIFO is an error, and is left alone" {
	local word
	random_word word
	printf '%s\n' "$word" >file
	observe ./fifo_talk file
	if [[ $outcome == exited && $status == 0 ]]; then
		fail_finding unchecked-error "\"file\" is an ordinary file, so \
mkfifo() failed; fifo_talk went on and exited with 0." \
			fifo_talk.c "$(source_line fifo_talk.c '\bmk(fifo|nod)(at)? *\(')" \
			'fails'
	fi
	assert_exit 1
	assert_stderr_line '^fifo_talk: ' 'the file and what is wrong with it'
	if [[ $stderr_output == *'not implemented'* ]]; then
		fail 'no FIFO is made yet'
	fi
	printf '%s\n' "$word" >"$BATS_TEST_TMPDIR/expected"
	assert_same_file "$BATS_TEST_TMPDIR/expected" file
	observe ./fifo_talk no-such-folder/fifo
	assert_exit 1
	observe ./fifo_talk
	assert_exit 2
}

# bats test_tags=id:two-processes,points:6,todo:7,visibility:public
@test "fifo_talk: a parent and a child, and the parent waits for it" {
	observe ./fifo_talk fifo
	leave_name_to_todo_9
	assert_all_children_reaped
	assert_no_leaked_fds
	if [[ ${process_parents[*]} != '0 1' ]]; then
		fail 'the program should have one child'
	fi
}

# Until TODO 9 the FIFO stays. That is true, and not what other checks are about.
leave_name_to_todo_9() {
	[[ " ${findings_seen[*]} " == *' fifo-left-behind '* ]] || return 0
	set_aside '.id == "fifo-left-behind"'
}

# bats test_tags=id:says-it,points:14,todo:8,visibility:public
@test "fifo_talk: the parent prints what the child wrote" {
	observe ./fifo_talk fifo
	leave_name_to_todo_9
	assert_no_deadlock
	assert_child_said
	if (($(pipe_sum pipe_written fifo) == 0)); then
		fail 'no byte went through the FIFO'
	fi
	assert_exit 0
}

# bats test_tags=id:existing-fifo,points:6,todo:6,todo:8,visibility:public
@test "fifo_talk: a FIFO that is there already is used, and stays" {
	local works=false
	# What fails without one too does not fail because of it.
	observe ./fifo_talk new
	[[ $outcome != exited || $status != 0 ]] || works=true
	mkfifo fifo
	chmod 0666 fifo
	observe ./fifo_talk fifo
	if [[ $outcome == exited && $status != 0 ]]; then
		! $works || fail_finding stale-fifo-fatal "The FIFO was there \
before, and fifo_talk ended with status $status: $(quote "$stderr_output")." \
			fifo_talk.c "$(source_line fifo_talk.c '\bmk(fifo|nod)(at)? *\(')" \
			'fails with EEXIST'
		observation=
	fi
	assert_child_said
	assert_exit 0
	if [[ ! -p fifo ]]; then
		fail 'the FIFO, which fifo_talk did not make, should still be there'
	fi
}

# bats test_tags=id:fifo-removed,points:7,todo:9,visibility:public
@test "fifo_talk: a FIFO that it made is gone at its end" {
	local name
	random_word name
	observe ./fifo_talk "$name"
	assert_fifo_gone "$name"
	assert_child_said
	observe ./fifo_talk "$name"
	assert_exit 0
}

# bats test_tags=id:memory,points:6,todo:3,todo:7,todo:8,todo:9,visibility:public
@test "the use of memory is right, even if something fails" {
	assert_memory_clean ./fifo_talk fifo
	assert_output "[$(child_pid)]:this was written by the child"
	assert_memory_clean --once ./restart_driver plain file
	assert_memory_clean ./talk_no_fork fifo
}
