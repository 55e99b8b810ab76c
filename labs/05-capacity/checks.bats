# Public checks of lab 05-capacity.
# shellcheck disable=SC2012,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"
load "$IPCLAB_LABDIR/fixtures/pipes"

# bats test_tags=id:capacity,points:7,todo:1,visibility:public
@test "pipe_capacity: it finds what a new pipe holds, and does not wait" {
	observe_capacity
	assert_no_deadlock
	assert_output_lines "capacity: $pipe_size bytes"
	assert_exit 0
	assert_no_findings
	observe ./pipe_capacity 1
	assert_exit 2
}

# bats test_tags=id:capacity-measured,points:7,todo:1,visibility:public
@test "pipe_capacity: it is right where pipes are smaller than usual" {
	observe_capacity -s
	assert_no_deadlock
	assert_measured
	assert_output_lines "capacity: $pipe_size bytes"
	assert_exit 0
}

# bats test_tags=id:memory-capacity,points:2,todo:1,visibility:public
@test "pipe_capacity: its use of memory is right, even if it fails" {
	assert_memory_clean ./pipe_capacity
	if [[ $output != 'capacity: '[1-9]* ]]; then
		fail 'it has filled no pipe yet'
	fi
	assert_memory_clean ./capacity_no_pipe
}

# bats test_tags=id:writers-usage,points:2,todo:2,visibility:public
@test "atomic_writers: wrong arguments get a usage line and status 2" {
	local wrong
	for wrong in 0 -1 x 2x '' 99999999999999999999; do
		assert_usage ./atomic_writers "$wrong" 2 3
		observe ./atomic_writers 1 "$wrong" 3
		assert_exit 2
		observe ./atomic_writers 1 2 "$wrong"
		assert_exit 2
		assert_output_lines ''
	done
	observe ./atomic_writers 1 2
	assert_exit 2
	observe ./atomic_writers 1 2 3 4
	assert_exit 2
}

# bats test_tags=id:writers-started,points:6,todo:3,visibility:public
@test "atomic_writers: there is a process for each writer" {
	local writers
	random_int writers 3 6
	observe ./atomic_writers "$writers" 2 10
	assert_no_deadlock
	local parent children=0
	for parent in "${process_parents[@]}"; do
		((parent != 1)) || children=$((children + 1))
	done
	if ((children < writers)); then
		fail "there should be $writers writers, each a child; the \
number of children was $children"
	fi
}

# bats test_tags=id:writers-reaped,points:8,todo:4,visibility:public
@test "atomic_writers: every child is waited for, every end closed" {
	observe ./atomic_writers 3 2 10
	assert_all_children_reaped
	assert_no_leaked_fds
	if ((${#process_pids[@]} < 4)); then
		fail 'there are no writers yet to wait for'
	fi
}

# bats test_tags=id:records,points:10,todo:5,visibility:public
@test "atomic_writers: every record arrives, even more than a pipe holds" {
	local count
	random_int count 30 60
	observe ./atomic_writers 1 "$count" 100
	assert_output_lines "records: $count torn: 0"
	assert_exit 0
	observe ./atomic_writers 1 "$count" 10000
	assert_no_deadlock
	assert_output_lines "records: $count torn: 0"
	assert_exit 0
	assert_no_findings
}

# bats test_tags=id:small-whole,points:8,todo:5,visibility:public
@test "atomic_writers: records of up to PIPE_BUF bytes are never torn" {
	local size
	random_int size 2 4095
	for size in 1 "$size" 4096; do
		observe ./atomic_writers 5 60 "$size"
		assert_output_lines 'records: 300 torn: 0'
		assert_exit 0
	done
}

# bats test_tags=id:large-torn,points:14,todo:6,visibility:public
@test "atomic_writers: torn records are counted, each of them" {
	local size expected shown
	random_int size 70000 80000
	observe ./writers_taped 8 10 "$size"
	assert_no_deadlock
	assert_exit 0
	expected=$("$IPCLAB_BIN/torn_count" . 8 10 "$size")
	shown=$expected
	if [[ $expected == unknown ]]; then
		expected='[1-9]*'
		shown=some
	fi
	# shellcheck disable=SC2053 # a pattern
	if [[ $output != records:\ 80\ torn:\ $expected ]]; then
		fail "of the 80 slices that were read, $shown are not exactly a \
record; the program printed $(quote "$output")"
	fi
	if [[ $expected == 0 ]]; then
		could_not_tell "in this run no record was torn, so counting \
torn ones was not tried: check it again"
	fi
}

# bats test_tags=id:memory,points:6,todo:3,todo:4,todo:5,todo:6,visibility:public
@test "atomic_writers: its use of memory is right, even if it fails" {
	assert_memory_clean ./atomic_writers 2 5 1000
	assert_output_lines 'records: 10 torn: 0'
	assert_memory_clean ./writers_no_fork 3 2 100
}
