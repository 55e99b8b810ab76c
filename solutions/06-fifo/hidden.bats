# Hidden checks of lab 06-fifo.
# shellcheck disable=SC2012,SC2030,SC2031,SC2034,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"
load "$IPCLAB_LABDIR/fixtures/restarts"

# bats test_tags=id:real-errors,points:5,todo:1,todo:2,todo:3,todo:5,visibility:hidden
@test "the r_ functions report an error other than EINTR at once" {
	observe --timeout 5 ./restart_driver errors missing
	if [[ $outcome == timeout || $outcome == limit ]]; then
		local function
		# The function whose answer is missing is the one that never returned.
		for function in r_open r_read 'r_open of a FIFO without a reader' \
			'r_read of an empty pipe' r_write r_close r_waitpid; do
			[[ $output == *"$function: "* ]] || break
		done
		function=${function%% *}
		fail_finding eintr-not-restarted "$function() repeats its call \
after an error other than EINTR, for ever." \
			restart.c "$(call_line "${function#r_}" "$function")" \
			'called again and again'
	fi
	forget_driver_findings
	assert_output_lines 'r_open: -1 ENOENT
r_read: -1 EBADF
r_open of a FIFO without a reader: -1 ENXIO
r_read of an empty pipe: -1 EAGAIN
r_write: -1 EPIPE
r_write of nothing: 0
r_close: -1 EBADF
r_waitpid: -1 ECHILD'
}

# bats test_tags=id:plain,points:4,todo:1,todo:2,todo:3,todo:4,todo:5,visibility:hidden
@test "the r_ functions do what the calls of their names do" {
	observe ./restart_driver plain file
	forget_driver_findings
	assert_output_lines 'r_write: 9
r_read: 9
r_read at the end: 0
r_close: 0
read after r_close: -1 EBADF
r_waitpid, WNOHANG: 0
r_waitpid: the child'
	assert_exit 0
}

# bats test_tags=id:short-writes,points:3,todo:3,todo:8,visibility:hidden
@test "r_write: many small writes send the same bytes" {
	local text
	random_word text 30
	observe --inject write:short=1 ./restart_driver send "$text"
	assert_no_findings
	printf '%s' "$text" >"$BATS_TEST_TMPDIR/expected"
	assert_output_file "$BATS_TEST_TMPDIR/expected"
	assert_exit 0
}

# bats test_tags=id:short-reads,points:4,todo:7,todo:8,visibility:hidden
@test "fifo_talk: the line may arrive in pieces" {
	observe ./fifo_talk fifo
	assert_child_said
	observe --inject read:short=3 ./fifo_talk fifo
	assert_no_findings
	if [[ $output != *'by the child' ]]; then
		fail_finding short-read-assumed "Each read gave 3 bytes, and of \
the child's line fifo_talk printed only $(quote "$output")." \
			fifo_talk.c "$(source_line fifo_talk.c \
				'\b(r_|f)?read *\(|\bf?getc?s? *\(')" \
			'may give a part'
	fi
	assert_child_said
	assert_exit 0
}

# bats test_tags=id:signals,points:3,todo:7,todo:8,visibility:hidden
@test "fifo_talk: a signal that interrupts a call changes nothing" {
	local call
	# Not close: injected, its descriptor stays open, which no signal does.
	for call in openat read write wait4; do
		observe --virtual-time --inject "$call:EINTR:when=1" ./fifo_talk fifo
		assert_child_said
		assert_exit 0
		assert_fifo_gone fifo
	done
}

# bats test_tags=id:open-fails,points:3,todo:7,todo:9,visibility:hidden
@test "fifo_talk: if an open or a write fails, it ends and leaves nothing" {
	local nth
	assert_usage ./fifo_talk
	assert_usage ./fifo_talk fifo fifo
	observe ./fifo_talk fifo
	assert_exit 0
	for nth in 1 2; do
		observe --inject "openat:EACCES:when=$nth" ./fifo_talk fifo
		assert_no_deadlock
		assert_exit 1
		assert_stderr_line '^fifo_talk: ' 'what failed and why'
		assert_all_children_reaped
		assert_fifo_gone fifo
	done
	# The child says nothing, and the parent must not wait for it.
	observe --inject write:EIO:when=1 ./fifo_talk fifo
	assert_no_deadlock
	assert_all_children_reaped
	assert_fifo_gone fifo
}

# bats test_tags=id:line-lost,points:2,todo:8,todo:9,visibility:hidden
@test "fifo_talk: a line that can't be read or printed is an error" {
	observe ./fifo_talk fifo
	assert_child_said
	observe --inject read:EIO:when=1 ./fifo_talk fifo
	assert_failure_told fifo_talk 'read|readv'
	assert_fifo_gone fifo
	observe --stdout /dev/full ./fifo_talk fifo
	assert_full_disk_told
	assert_fifo_gone fifo
}

# bats test_tags=id:fifo-mode,points:2,todo:6,visibility:hidden
@test "fifo_talk: the mode of its FIFO is 0600, or 0666 less the umask" {
	local mask mode
	for mask in 022 027 0; do
		rm -f fifo
		umask "$mask"
		# It stays, so that there is something to look at: our doing, and no
		# finding to show.
		observe --inject unlink:EACCES ./fifo_talk fifo
		observation=
		umask 022
		if [[ ! -p fifo || -L fifo ]]; then
			fail 'fifo_talk made no FIFO'
		fi
		mode=$(stat -c %a fifo)
		if ((0$mode != 0600 && 0$mode != (0666 & ~mask))); then
			fail "with the umask $mask, the mode of the FIFO should be \
600, or $(printf '%o' $((0666 & ~mask))); it is $mode"
		fi
	done
}

# bats test_tags=id:fork-fails,points:4,todo:7,todo:9,visibility:hidden
@test "fifo_talk: if the fork fails, it ends and leaves nothing" {
	observe ./fifo_talk fifo
	assert_exit 0
	observe --inject clone:EAGAIN:when=1 ./fifo_talk fifo
	assert_no_deadlock
	assert_exit 1
	assert_stderr_line '^fifo_talk: ' 'what failed and why'
	assert_no_leaked_fds
	assert_fifo_gone fifo
}
