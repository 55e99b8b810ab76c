# Hidden checks of lab 03-barrier.
# shellcheck disable=SC2012,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"

# bats test_tags=id:sync-many,points:5,todo:3,todo:4,todo:5,visibility:hidden
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

# bats test_tags=id:sync-output-error,points:5,todo:2,visibility:hidden
@test "pipe_sync: a line that can't be written is an error" {
	observe --stdout /dev/full ./pipe_sync 0
	assert_exit 1
	assert_stderr_line '^pipe_sync: .*No space left on device' \
		'the program and the reason'
	assert_all_children_reaped
}

# bats test_tags=id:gate-many,points:5,todo:8,todo:9,todo:10,visibility:hidden
@test "start_gate: many children" {
	observe ./start_gate 40
	if [[ $(grep -c 'started$' "$stdout_file") != 40 ]]; then
		fail "40 children should print a line each
actual:   $(quote_file "$stdout_file")"
	fi
	assert_all_children_reaped
	assert_no_leaked_fds
	assert_exit 0
}
