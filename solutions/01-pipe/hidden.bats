# Hidden checks of lab 01-pipe.
# shellcheck disable=SC2012,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"
load "$IPCLAB_LABDIR/helpers"

# bats test_tags=id:talk-status,points:4,todo:4,todo:6,visibility:hidden
@test "pipe_talk: its status tells how the child ended" {
	# A pipe that has lost its reader: SIGPIPE ends the child, or it sees
	# EPIPE, if the parent ignored the signal before the fork.
	mkfifo fifo
	observe --subject ./pipe_talk sh -c \
		'exec 5<>fifo 6>fifo 5<&- && exec ./pipe_talk hello 1 >&6 6>&-'
	if [[ $outcome == signaled || ($status != 141 && $status != 1) ]]; then
		assert_exit 141
	fi
	observe --stdout /dev/full ./pipe_talk hello 1
	assert_full_disk_told
	# The child's read, once all has been sent.
	observe --seed "$oldest_first" --inject read:EIO:when=1 ./pipe_talk hello 1
	assert_failure_told pipe_talk 'read|readv'
}

# bats test_tags=id:talk-errors,points:4,todo:3,todo:4,visibility:hidden
@test "pipe_talk: an error is reported, gives status 1 and leaves nothing behind" {
	observe --virtual-time --stdout /dev/full ./pipe_talk hello 3
	assert_full_disk_told
	assert_stderr_line '^pipe_talk: .*: No space left on device' \
		'what failed and why'
	assert_all_children_reaped
	# The parent's own write.
	observe --virtual-time --seed "$oldest_first" --inject write:EIO:when=1 \
		./pipe_talk hello 2
	assert_failure_told pipe_talk 'write|writev'
	# In 32 bits that is 0. It may be refused, but it is not 0.
	observe --virtual-time --stdout /dev/full ./pipe_talk hello 4294967296
	if [[ $outcome == exited && $status == 0 ]]; then
		fail "With COUNT 4294967296 not a single line was sent, and the \
status was 0: refuse a number that does not fit, do not cut it."
	fi
}

# bats test_tags=id:talk-long-message,points:3,todo:4,todo:5,visibility:hidden
@test "pipe_talk: a message of any length, in whatever pieces it comes" {
	local length
	random_int length 9000 12000
	random_word message "$length"
	observe ./pipe_talk "$message" 1
	printf '%s\n' "$message" >"$BATS_TEST_TMPDIR/wanted"
	assert_nothing_stale "$BATS_TEST_TMPDIR/wanted"
	assert_output_lines "$message"
	assert_exit 0
	observe --inject read:short=1000:when=1 --inject read:EINTR:when=2 \
		./pipe_talk "$message" 1
	if [[ $outcome == exited && $output != "$message" ]]; then
		# shellcheck disable=SC2046 # file and line
		fail_finding eintr-not-restarted "A signal interrupted the \
child's read in the middle of a line: $((length + 1)) bytes were sent, $(
			stat -c %s "$stdout_file") came out." \
			$(call_site 'read|readv' '.process == 2') 'the read'
	fi
	assert_output_lines "$message"
}

# bats test_tags=id:talk-faults,points:4,todo:2,todo:4,todo:5,todo:6,visibility:hidden
@test "pipe_talk: signals in the way, and calls that fail" {
	random_word message
	observe --virtual-time ./pipe_talk "$message" 2
	assert_no_findings
	observe --virtual-time --inject-each ./pipe_talk "$message" 2
	assert_survives_faults
	assert_output_lines "$message
$message"
	observe --inject pipe:EMFILE ./pipe_talk "$message" 2
	assert_failure_told pipe_talk 'pipe|pipe2'
}

# bats test_tags=id:talk-stream-fails,points:2,todo:5,visibility:hidden
@test "pipe_talk: a stream that can't be made, and a sleep cut short" {
	observe ./pipe_talk_no_stream hello 1
	assert_no_deadlock
	assert_all_children_reaped
	# Without fdopen() there is nothing to tell.
	if [[ $output != hello ]]; then
		assert_exit 1
		assert_stderr_line '^pipe_talk(_no_stream)?: .*: ' 'what failed and why'
	fi
	# Another program prints an empty line half a second after the first.
	observe --virtual-time --inject clock_nanosleep:EINTR:when=1 \
		--subject ./pipe_talk sh -c '
			{ sleep 0.5; echo; } & ./pipe_talk hello 2; wait'
	if [[ $output == $'hello\nhello'* ]]; then
		fail_finding eintr-not-restarted "A signal cut the sleep between \
two lines short, and the second line came at once." pipe_talk.c \
			"$(source_line pipe_talk.c 'sleep *\(')" 'the sleep'
	fi
	observe --inject clock_nanosleep:EINTR:when=1 ./pipe_talk hello 2
	assert_output_lines $'hello\nhello'
}

# bats test_tags=id:copy-large,points:4,todo:7,todo:9,visibility:hidden
@test "pipe_copy: input of any size, in whatever pieces it comes" {
	random_bytes 1000000 input
	# Input from a pipe comes in pieces; so does output into one.
	observe --stdin input --subject ./pipe_copy \
		sh -c 'cat | ./pipe_copy | cat'
	assert_copied input
}

# bats test_tags=id:copy-errors,points:4,todo:8,todo:9,visibility:hidden
@test "pipe_copy: an error is reported, gives status 1 and leaves nothing behind" {
	random_bytes 200000 input
	observe --stdin input --stdout /dev/full ./pipe_copy
	assert_full_disk_told
	assert_stderr_line '^pipe_copy: .*: No space left on device' \
		'what failed and why'
	assert_all_children_reaped
	assert_usage ./pipe_copy file
}

# bats test_tags=id:copy-faults,points:5,todo:8,todo:9,visibility:hidden
@test "pipe_copy: short reads, short writes, signals, and calls that fail" {
	local nth
	random_lines 40 input
	observe --stdin input ./pipe_copy
	assert_no_findings
	observe --stdin input --inject-each ./pipe_copy
	assert_survives_faults
	assert_output_file input
	observe --stdin input --inject pipe:EMFILE ./pipe_copy
	assert_failure_told pipe_copy 'pipe|pipe2'
	# The parent's first read, and the child's once all has been sent.
	random_bytes 20 few
	for nth in 1 3; do
		observe --stdin few --seed "$oldest_first" \
			--inject "read:EIO:when=$nth" ./pipe_copy
		assert_failure_told pipe_copy 'read|readv'
	done
}
