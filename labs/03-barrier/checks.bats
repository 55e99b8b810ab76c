# Public checks of lab 03-barrier.
# shellcheck disable=SC2012,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"

CLOCK='[0-2][0-9]:[0-5][0-9]:[0-5][0-9]'
# Seeds of schedules; see doc/SCHEDULES.md.
oldest_first=1000000000
youngest_first=2000000000

# assert_children PATTERN COUNT: each of COUNT children printed its own line
# once: PATTERN with %n for its number and %p for its pid.
assert_children() {
	local pids=("${process_pids[@]:1}") n pid pattern
	if ((${#pids[@]} != $2)); then
		fail "there should be $2 children; there are ${#pids[@]}"
		return
	fi
	for ((n = 1; n <= $2; n++)); do
		pid=${pids[n - 1]}
		pattern=${1//%n/$n}
		pattern=${pattern//%p/$pid}
		if [[ $(grep -cxE -- "$pattern" "$stdout_file") != 1 ]]; then
			fail "child $n, process $pid, should print its line once
actual:   $(quote_file "$stdout_file")"
			return
		fi
	done
}

# assert_no_spin: for after `observe --seed`, in which who waits for nothing keeps
# its turn: no read was tried again and again.
assert_no_spin() {
	local site
	site=$(call_site 'read|readv' '.failed > 20')
	if [[ $site != '? 0' ]]; then
		# shellcheck disable=SC2086 # file and line
		fail_finding eof-spin "A process asks again and again whether the \
pipe is at its end; one read would wait for that." $site 'the read'
	fi
}

# assert_no_naps EVENTS: nobody asked for the end of the pipe, or of a child, was
# told "not yet", and slept before asking again. A wait's flags=1 is WNOHANG.
assert_no_naps() {
	if awk '/^place / { next }
		/^sleep / && asked[$2] { found = 1; exit }
		{ asked[$2] = (/^read / && / result=-11 /) ||
			(/^wait / && / flags=1 / && !/ result=/) }
		END { exit !found }' "$1"; then
		fail "A process asks whether it is time, gets the answer \"not yet\", sleeps \
and asks again. Use a call that blocks until it is time."
	fi
}

# evening: a time zone in which it is past eight, so that twelve hours show.
evening() {
	local hour
	TZ=UTC printf -v hour '%(%H)T' -1
	hour=$((10#$hour))
	export TZ=EVE$((hour - (hour == 8 ? 21 : 20)))
}

# was_time SECOND CLOCK: CLOCK, HH:MM:SS, is a time from that second on up to
# now; here or in UTC, since nothing says which. time() may be a tick behind.
was_time() {
	local second here utc
	for ((second = $1 - 1; second <= EPOCHSECONDS; second++)); do
		printf -v here '%(%H:%M:%S)T' "$second"
		TZ=UTC printf -v utc '%(%H:%M:%S)T' "$second"
		if [[ $2 == "$here" || $2 == "$utc" ]]; then
			return
		fi
	done
	return 1
}

# bats test_tags=id:sync-usage,points:2,todo:1,visibility:public
@test "pipe_sync: wrong arguments get a usage line on standard error and status 2" {
	local seconds
	for seconds in x 1x -1 '' 99999999999999999999; do
		assert_usage ./pipe_sync 0 "$seconds"
		assert_output_lines ''
	done
	observe ./pipe_sync
	assert_exit 2
}

# bats test_tags=id:sync-starts,points:3,todo:2,visibility:public
@test "pipe_sync: the parent says once, with the time, that it started" {
	local since=$EPOCHSECONDS
	evening
	observe ./pipe_sync 0 0
	if [[ ! ${lines[0]-} =~ ^$CLOCK\ Parent\ started$ ]]; then
		fail "the first line should be HH:MM:SS Parent started
actual:   $(quote_file "$stdout_file")"
	fi
	if ! was_time "$since" "${lines[0]%% *}"; then
		fail "it was $(date +%H:%M:%S) when this was printed
actual:   $(quote_file "$stdout_file")"
	fi
	if [[ $(grep -c 'Parent started' "$stdout_file") != 1 ]]; then
		fail_finding stdio-duplicated "The line \"Parent started\" came out \
more than once: it was still in the buffer of stdio when the program forked, \
and each child printed its own copy." pipe_sync.c \
			"$(source_line pipe_sync.c 'Parent started')" \
			'the line is printed'
	fi
}

# bats test_tags=id:sync-children,points:7,todo:3,visibility:public
@test "pipe_sync: each child says that it closes the pipe" {
	local count
	random_int count 3 6
	# shellcheck disable=SC2046 # words of their own
	observe ./pipe_sync $(seq "$count" | sed 's/.*/0/')
	assert_children "$CLOCK Child %n \(PID=%p\) closing pipe" "$count"
}

# bats test_tags=id:sync-order,points:8,todo:4,visibility:public
@test "pipe_sync: children close in order of their seconds, the parent goes last" {
	observe --virtual-time ./pipe_sync 5 0 3
	if [[ ! $(tail -n 1 "$stdout_file") =~ ^$CLOCK\ Parent\ ready\ to\ go$ ]]; then
		fail "the last line should be HH:MM:SS Parent ready to go
actual:   $(quote_file "$stdout_file")"
	fi
	sed -E "s/^$CLOCK //; s/ \(PID=.*//" "$stdout_file" >"$BATS_TEST_TMPDIR/seen"
	printf '%s\n' 'Parent started' 'Child 2' 'Child 3' 'Child 1' \
		'Parent ready to go' >"$BATS_TEST_TMPDIR/wanted"
	assert_same_file "$BATS_TEST_TMPDIR/wanted" \
		"$BATS_TEST_TMPDIR/seen"
	assert_exit 0
}

# The end of a pipe can be had from poll() as well, without a read. With the
# oldest going first, a parent that waits for nothing goes on before its
# children; and one that waits for something else than the pipe calls wait().
goes_on_unread() {
	local events=$BATS_TEST_TMPDIR/events
	observe --seed "$oldest_first" --record "$events" ./pipe_sync 0 0 0
	awk -v parent="pid=${process_pids[0]}" '
		/^kill / || (ready == 0 && $1 == "wait" && $2 == parent) { no = 1 }
		/^write .*data=.*Child/ { lines++ }
		/^write .*data=.*Parent%20ready/ { ready = lines }
		END { exit(no || ready != 3) }' "$events"
}

# bats test_tags=id:sync-by-eof,points:8,todo:4,visibility:public
@test "pipe_sync: what the parent waits for is the end of the pipe" {
	observe ./pipe_sync 0 0 0
	assert_no_deadlock
	if [[ $(pipe_sum pipe_reads) == 0 ]] && ! goes_on_unread; then
		fail 'nobody read from a pipe'
	fi
	assert_exit 0
	observe --seed "$oldest_first" --record "$BATS_TEST_TMPDIR/events" \
		./pipe_sync 0 0 0
	assert_no_spin
	assert_no_naps "$BATS_TEST_TMPDIR/events"
	# Whoever naps between two questions would ask a hundred times.
	observe --virtual-time ./pipe_sync 100
	assert_no_spin
}

# bats test_tags=id:sync-reaped,points:8,todo:4,todo:5,visibility:public
@test "pipe_sync: each child is waited for, each end is closed" {
	observe ./pipe_sync 0 0 0
	assert_all_children_reaped
	assert_no_leaked_fds
	if [[ ${#process_pids[@]} != 4 ]]; then
		fail 'there are not 3 children yet'
	fi
	assert_exit 0
}

# bats test_tags=id:sync-cut-short,points:2,todo:6,visibility:public
@test "pipe_sync: if a child can't be made, the others are ended" {
	observe --inject fork:EAGAIN:when=3 ./pipe_sync 1000 1000 1000
	assert_all_children_reaped
	assert_exit 1
	if [[ ${#process_pids[@]} != 3 ]]; then
		fail '2 children should be made before the fork that fails, and none after it'
	fi
}

# bats test_tags=id:sync-memory,points:3,todo:2,todo:3,todo:4,todo:5,visibility:public
@test "pipe_sync: memory is used properly, even when standard output is full" {
	assert_memory_clean --virtual-time ./pipe_sync 2 0 1
	assert_children "$CLOCK Child %n \(PID=%p\) closing pipe" 3
	assert_memory_clean --stdout /dev/full ./pipe_sync 0
	assert_exit 1
}

# bats test_tags=id:gate-usage,points:2,todo:7,visibility:public
@test "start_gate: wrong arguments get a usage line on standard error and status 2" {
	local number
	for number in 0 x 2x -1 '' 99999999999999999999; do
		assert_usage ./start_gate "$number"
	done
	observe ./start_gate
	assert_exit 2
	observe ./start_gate 1 1
	assert_exit 2
}

# bats test_tags=id:gate-lines,points:4,todo:8,visibility:public
@test "start_gate: each child prints its line, and the parent none" {
	local count
	random_int count 3 8
	observe ./start_gate "$count"
	assert_children 'Child %n \(PID=%p\) started' "$count"
	if ((${#lines[@]} != count)); then
		fail "there should be $count lines
actual:   $(quote_file "$stdout_file")"
	fi
}

# A child may have asked poll() for the end of the pipe, without a read. With
# the youngest going first, one that waits for nothing prints its line before
# the parent's next close: that is where others get their turn.
waits_unread() {
	! grep -qE '^(sleep|kill|timer) ' "$1" &&
		sed -n "$2,$3p" "$1" |
		grep -qE "^close(_range)? pid=${process_pids[0]} "
}

# bats test_tags=id:gate-shut,points:10,todo:9,visibility:public
@test "start_gate: no child prints before all of them are there" {
	local events=$BATS_TEST_TMPDIR/events last_fork first_line
	observe --seed "$oldest_first" --record "$events" ./start_gate 4
	assert_no_naps "$events"
	observe --seed "$youngest_first" --record "$events" ./start_gate 4
	assert_no_deadlock
	assert_no_spin
	assert_no_naps "$events"
	last_fork=$(grep -nE '^v?fork ' "$events" | tail -n 1)
	first_line=$(grep -nE '^write .*data=Child' "$events" | head -n 1)
	last_fork=${last_fork%%:*} first_line=${first_line%%:*}
	if [[ -z $last_fork || -z $first_line ]]; then
		fail 'no child printed its line'
	fi
	if ((first_line < last_fork)) || {
		(($(pipe_sum pipe_reads) < 4)) &&
			! waits_unread "$events" "$last_fork" "$first_line"
	}; then
		fail_finding race "Nothing keeps a child from printing its line \
before the last child is made." start_gate.c \
			"$(source_line start_gate.c 'started')" \
			'the child prints its line'
	fi
}

# bats test_tags=id:gate-reaped,points:6,todo:10,visibility:public
@test "start_gate: each child is waited for, each end is closed" {
	observe ./start_gate 3
	assert_all_children_reaped
	assert_no_leaked_fds
	if [[ ${#process_pids[@]} != 4 ]]; then
		fail 'there are not 3 children yet'
	fi
	assert_exit 0
}

# bats test_tags=id:gate-cut-short,points:2,todo:11,visibility:public
@test "start_gate: if a child can't be made, the others are ended" {
	observe --inject fork:EAGAIN:when=3 ./start_gate 3
	assert_all_children_reaped
	assert_exit 1
	if [[ -s $stdout_file ]]; then
		fail_finding unchecked-error "A child could not be started, and \
the others start all the same." start_gate.c \
			"$(source_line start_gate.c 'fork *\(')" 'the fork'
	fi
	if [[ ${#process_pids[@]} != 3 ]]; then
		fail '2 children should be made before the fork that fails, and none after it'
	fi
}

# bats test_tags=id:gate-memory,points:3,todo:8,todo:9,todo:10,visibility:public
@test "start_gate: memory is used properly, even when standard output is full" {
	assert_memory_clean ./start_gate 3
	assert_children 'Child %n \(PID=%p\) started' 3
	assert_memory_clean --stdout /dev/full ./start_gate 2
	assert_exit 1
}

# bats test_tags=id:own-work,points:2,todo:3,todo:8,visibility:public
@test "no popen, pclose or system from the C library" {
	assert_no_forbidden_functions
	observe ./pipe_sync 0
	assert_children "$CLOCK Child %n \(PID=%p\) closing pipe" 1
	observe ./start_gate 1
	assert_children 'Child %n \(PID=%p\) started' 1
}
