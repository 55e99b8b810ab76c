# Every two faults in one lab's programs. For all labs, run fault-pairs by hand.
load ../setup

setup() {
	IPCLAB=$(command -v ipclab)
	export IPCLAB
}

@test "a right answer survives every two faults" {
	run "$IPCLAB_SRCDIR/tests/labs/fault-pairs" -w 1 06-fifo
	assert_success
	assert_line --regexp \
		'^06-fifo solution, fifo_talk: [1-9][0-9]* first .*, 0 not survived$'
}

@test "a second fault that the program does not survive is reported" {
	run "$IPCLAB_SRCDIR/tests/labs/fault-pairs" -w 1 \
		-v mutant:write-unrestarted 06-fifo
	assert_failure 1
	assert_output --partial ', then when write fails (fault write:EINTR'
}
