# Public checks of lab 01-pipe.
# shellcheck disable=SC2012,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"
load "$IPCLAB_LABDIR/helpers"

# bats test_tags=id:talk-usage,points:2,todo:1,visibility:public
@test "pipe_talk: wrong arguments get a usage line on standard error and status 2" {
	local count
	random_word message
	for count in '' x 3x -1 1.5 99999999999999999999 ' '; do
		assert_usage ./pipe_talk "$message" "$count"
		assert_output_lines ''
	done
	observe ./pipe_talk "$message"
	assert_exit 2
	observe ./pipe_talk "$message" 1 1
	assert_exit 2
}

# bats test_tags=id:talk-two-processes,points:4,todo:2,visibility:public
@test "pipe_talk: a parent and a child, and a pipe that the parent made" {
	observe ./pipe_talk hello 0
	assert_a_pipe
	if [[ ${process_parents[*]} != '0 1' ]]; then
		fail "there should be two processes, a parent and its child; \
there were ${#process_pids[@]}"
	fi
}

# bats test_tags=id:talk-unused-ends,points:9,todo:3,visibility:public
@test "pipe_talk: each process closes every end of the pipe" {
	observe ./pipe_talk hello 0
	assert_no_leaked_fds
	if [[ " ${pipe_kinds[*]} " != *' pipe '* ]]; then
		fail 'there is no pipe yet whose ends could be closed'
	fi
	observe ./pipe_talk hello 1
	assert_no_leaked_fds
}

# bats test_tags=id:talk-child-listens,points:5,todo:4,visibility:public
@test "pipe_talk: the child listens until the end of file" {
	observe ./pipe_talk hello 0
	assert_no_deadlock
	assert_exit 0
	if [[ $(of_parents pipe_reads) == 0 ]]; then
		fail 'nobody ever read from the pipe that the parent made'
	fi
	assert_output_lines ''
}

# bats test_tags=id:talk-lines,points:8,todo:4,todo:5,visibility:public
@test "pipe_talk: the message arrives as often as it was sent" {
	local count
	random_word message 20
	random_int count 2 6
	message="$message %s \\n  x"
	observe --virtual-time ./pipe_talk "$message" "$count"
	assert_output_lines "$(for ((; count; count--)); do
		printf '%s\n' "$message"; done)"
	assert_exit 0
	# An empty message makes empty lines.
	observe --virtual-time ./pipe_talk '' 2
	assert_output_lines $'\n'
	assert_exit 0
}

# bats test_tags=id:talk-at-once,points:9,todo:4,todo:5,visibility:public
@test "pipe_talk: a line a second, each sent at once, into the pipe and out of it" {
	local timely=false process writes whose=('' parent child)
	local times=('no write' 'one write' 'two writes')
	if in_time --virtual-time || in_time; then
		timely=true
	elif [[ $output == $'line\nline\nline'* ]]; then
		fail "The three lines came all at once. There should be a second \
between one line and the next, so two seconds or more in all."
		return
	fi
	random_word message
	# A reader that a busy machine keeps waiting finds two lines at once, but
	# not in virtual time. One that looks at a clock again and again is too
	# slow for that.
	observe --virtual-time ./pipe_talk "$message" 3
	[[ $outcome != timeout ]] || observe ./pipe_talk "$message" 3
	assert_output_lines "$message
$message
$message"
	mapfile -t -O 1 writes < <(writes_of_each)
	for process in 1 2; do
		if ((${writes[process]-0} >= 3)); then
			continue
		fi
		# shellcheck disable=SC2046 # file and line
		fail_finding stdio-unflushed "The ${whose[process]} sent 3 \
lines in ${times[writes[process]]}: they waited in the buffer of stdio." \
			$(call_site "$writing" ".process == $process") \
			'all of them are sent here'
		return
	done
	if ! $timely; then
		in_time || :
		fail "The lines should come a second apart. Another program \
printed an empty line after 0.5, 1.5 and 2.5 seconds: one should follow each of \
your lines.
actual:   $(quote_file "$stdout_file")"
	fi
}

# in_time [OPTION]: between a line and the next there is one second, by a clock
# that a program is beside it. What --virtual-time keeps no time of, as a timer
# that sends signals, is left to a real clock.
in_time() {
	# shellcheck disable=SC2016 # the inner shell expands it
	observe "$@" --subject ./pipe_talk sh -c '
		{ sleep 0.5; echo; sleep 1; echo; sleep 1; echo; } &
		./pipe_talk line 3; wait'
	[[ $output == $'line\n\nline\n\nline'* ]]
}

# bats test_tags=id:talk-reaped,points:6,todo:6,visibility:public
@test "pipe_talk: the parent waits for its child" {
	observe ./pipe_talk hello 1
	assert_all_children_reaped
	assert_no_findings
	if [[ ${#process_pids[@]} != 2 ]]; then
		fail 'there is no child yet to wait for'
	fi
	assert_exit 0
}

# bats test_tags=id:talk-memory,points:3,todo:4,todo:5,todo:6,visibility:public
@test "pipe_talk: memory is used properly, even when standard output is full" {
	local length
	random_int length 3000 4000
	random_word message "$length"
	assert_memory_clean --virtual-time ./pipe_talk "$message" 2
	assert_output_lines "$message
$message"
	assert_memory_clean --stdout /dev/full ./pipe_talk "$message" 1
	assert_exit 1
}

# bats test_tags=id:copy-bytes,points:4,todo:7,visibility:public
@test "pipe_copy: any bytes come out as they went in" {
	random_bytes 3000 input
	observe --stdin input ./pipe_copy
	assert_copied input
	assert_exit 0
	observe --input '' ./pipe_copy
	assert_output_lines ''
	assert_exit 0
}

# bats test_tags=id:copy-writes-all,points:2,todo:8,visibility:public
@test "pipe_copy: after a write that took less, the rest is written" {
	random_lines 40 input
	# whose write comes first must not be luck, in a wrong program either
	observe --stdin input --seed "$oldest_first" \
		--inject write:short=7:when=1 ./pipe_copy
	assert_all_written input
	observe --stdin input --seed "$oldest_first" \
		--inject write:short=1:when=2 ./pipe_copy
	assert_all_written input
	assert_exit 0
}

# bats test_tags=id:copy-through-child,points:8,todo:9,visibility:public
@test "pipe_copy: every byte goes through a pipe to a child" {
	random_bytes 300000 input
	observe --stdin input ./pipe_copy
	assert_copied input
	if [[ $(of_parents pipe_read) != 300000 ]]; then
		fail "300000 bytes should go through a pipe that the parent \
made; $(of_parents pipe_read) did"
	fi
	assert_no_leaked_fds
}

# bats test_tags=id:copy-reaped,points:5,todo:9,visibility:public
@test "pipe_copy: the parent waits for its child" {
	observe --input hello ./pipe_copy
	assert_all_children_reaped
	if [[ ${#process_pids[@]} -lt 2 ]]; then
		fail 'there is no child yet to wait for'
	fi
	assert_no_findings
	assert_exit 0
	observe ./pipe_copy too many
	assert_exit 2
}

# bats test_tags=id:copy-memory,points:3,todo:7,todo:9,visibility:public
@test "pipe_copy: memory is used properly, even when standard output is full" {
	random_bytes 10000 input
	assert_memory_clean --stdin input ./pipe_copy
	assert_copied input
	assert_memory_clean --stdin input --stdout /dev/full ./pipe_copy
	assert_exit 1
}

# bats test_tags=id:own-work,points:2,todo:2,todo:6,todo:9,visibility:public
@test "no popen, pclose or system from the C library" {
	assert_no_forbidden_functions
	observe ./pipe_talk hello 1
	assert_output_lines hello
	assert_all_children_reaped
	observe --input $'hello\n' ./pipe_copy
	assert_output_lines hello
	if [[ ${#process_pids[@]} -lt 2 ]]; then
		fail 'there is no child yet'
	fi
}
