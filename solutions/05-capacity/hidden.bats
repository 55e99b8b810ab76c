# Hidden checks of lab 05-capacity.
# shellcheck disable=SC2012,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"

# bats test_tags=id:short-reads,points:5,todo:5,visibility:hidden
@test "atomic_writers: a read that gives less than asked loses nothing" {
	observe ./atomic_writers 2 10 1000
	assert_output_lines 'records: 20 torn: 0'
	observe --inject read:short=7:when=1 --inject read:short=100:when=3 \
		./atomic_writers 2 10 1000
	assert_no_findings
	if [[ $output != 'records: 20 torn: 0' ]]; then
		fail_finding short-read-assumed "Two reads gave less than they \
were asked for; after that the program said $(quote "$output") instead of \
\"records: 20 torn: 0\"." \
			atomic_writers.c \
			"$(source_line atomic_writers.c '\bf?read *\(')" \
			'may give a part'
	fi
	assert_exit 0
}

# bats test_tags=id:short-writes,points:5,todo:5,visibility:hidden
@test "atomic_writers: a write that takes less than given loses nothing" {
	observe ./atomic_writers 1 10 1000
	assert_output_lines 'records: 10 torn: 0'
	observe --inject write:short=500:when=2 ./atomic_writers 1 10 1000
	assert_no_findings
	if [[ $output != 'records: 10 torn: 0' ]]; then
		fail_finding short-write-ignored "A write took 500 of its 1000 \
bytes; after that the program said $(quote "$output") instead of \
\"records: 10 torn: 0\"." \
			atomic_writers.c \
			"$(source_line atomic_writers.c '\bf?write *\(')" \
			'may take a part'
	fi
	assert_exit 0
}

# bats test_tags=id:signals,points:5,todo:1,todo:4,todo:5,visibility:hidden
@test "signals change nothing" {
	local call plain
	observe ./atomic_writers 2 10 1000
	assert_output_lines 'records: 20 torn: 0'
	for call in read write wait4; do
		observe --inject "$call:EINTR:when=2" ./atomic_writers 2 10 1000
		assert_no_findings
		if [[ $output != 'records: 20 torn: 0' ]]; then
			fail_finding eintr-not-restarted "A signal interrupted \
a $call; after that the program said $(quote "$output$stderr_output") instead \
of \"records: 20 torn: 0\"." \
				atomic_writers.c "$(source_line atomic_writers.c \
					"\\b${call%4}(pid|id)? *\\(")" \
				'interrupted here'
		fi
		assert_output_lines 'records: 20 torn: 0'
		assert_exit 0
	done
	observe ./pipe_capacity
	plain=$output
	observe --inject write:EINTR:when=2 ./pipe_capacity
	assert_output_lines "$plain"
	assert_exit 0
}

# bats test_tags=id:errors,points:2,todo:1,todo:4,todo:5,visibility:hidden
@test "wrong arguments and calls that fail are reported" {
	assert_usage ./pipe_capacity 1
	observe --inject pipe:EMFILE ./pipe_capacity
	assert_failure_told pipe_capacity 'pipe|pipe2'
	# Not every error says that the pipe is full.
	observe --inject write:EIO:when=2 ./pipe_capacity
	assert_failure_told pipe_capacity 'write|writev'
	observe --stdout /dev/full ./pipe_capacity
	assert_full_disk_told
	# A record that is missing, though what arrives may look whole.
	observe --inject write:EIO:when=2 ./atomic_writers 1 3 1000
	assert_failure_told atomic_writers 'write|writev'
	# The read that would find the end: nobody writes any more, so that closing
	# the pipe early ends no writer.
	observe --inject read:EIO:when=2 ./atomic_writers 1 1 1000
	assert_failure_told atomic_writers 'read|readv'
	observe --stdout /dev/full ./atomic_writers 1 3 1000
	assert_full_disk_told
}

# bats test_tags=id:fork-fails,points:7,todo:3,todo:4,visibility:hidden
@test "atomic_writers: if a fork or the pipe fails, nothing is left running" {
	observe ./atomic_writers 1 1 1
	assert_exit 0
	observe --inject pipe:EMFILE ./atomic_writers 3 20 10000
	assert_failure_told atomic_writers 'pipe|pipe2'
	observe --inject clone:EAGAIN:when=2 ./atomic_writers 3 20 10000
	assert_no_deadlock
	assert_all_children_reaped
	assert_no_findings
	if [[ $status == 0 ]]; then
		fail_finding unchecked-error "A fork failed, so a writer was \
missing, but the program exited with 0." \
			atomic_writers.c \
			"$(source_line atomic_writers.c '\bv?fork *\(')" 'fails'
	fi
	assert_exit 1
	assert_stderr_line '^atomic_writers: .*: ' 'what failed and why'
}

# bats test_tags=id:many-writers,points:6,todo:3,todo:5,visibility:hidden
@test "atomic_writers: thirty writers at once" {
	local size
	random_int size 5000 9000
	observe ./atomic_writers 30 3 64
	assert_output_lines 'records: 90 torn: 0'
	assert_exit 0
	# A record of any size: larger than what the stack may be here.
	observe --subject ./atomic_writers \
		sh -c 'ulimit -s 2048; exec ./atomic_writers 1 1 2500000'
	assert_output_lines 'records: 1 torn: 0'
	observe ./atomic_writers 30 3 "$size"
	assert_no_deadlock
	if [[ $output != 'records: 90 torn: '* ]]; then
		fail "30 times 3 records should arrive; the program printed \
$(quote "$output")"
	fi
	assert_no_findings
	assert_exit 0
}
