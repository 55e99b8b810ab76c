#!/usr/bin/env bats
# shellcheck disable=SC2154 # variables of the checks library
load "$IPCLAB_CHECKS/checks"
load "$IPCLAB_LABDIR/fixtures/seq"

# bats test_tags=id:pieces,points:3,todo:2,todo:3,visibility:hidden
@test "requests are told apart however their bytes arrive" {
	start_server
	check_server pieces 'read|readv' seqnum_sv 'requests are read here'
	check_server partial 'read|readv' seqnum_sv 'requests are read here'
}

# bats test_tags=id:bad-requests,points:4,todo:2,todo:3,visibility:hidden
@test "bad requests get no answer and do no harm" {
	start_server
	check_server bad 'open|openat|write|writev' seqnum_cl \
		'the answer goes out here'
	check_server huge 'write|writev' seqnum_cl 'the answer goes out here'
}

# bats test_tags=id:crowd,points:3,todo:3,visibility:hidden
@test "fifty clients at once each get their own numbers, and none stays open" {
	check_server many 'write|writev' seqnum_cl 'the answer is written here'
	drive up || :
	server_end
	assert_clients_closed
}

# bats test_tags=id:late-client,points:3,todo:9,visibility:hidden
@test "a client that opens its FIFO a little late gets its answer" {
	check_server late 'open|openat' seqnum_cl \
		"the client's FIFO is opened here"
}

# stop_in SCENARIO SIGNAL: the signal comes while the server is in it.
stop_in() {
	start_server
	if ! drive "$1"; then
		server_end
		fail_told 'open|openat' seqnum_cl 'it is here'
		return
	fi
	server_end "$2"
	assert_none_left seqnum_sv
	assert_exit 0
	rm -rf "${shared:?}"/*
}

# bats test_tags=id:stops-anywhere,points:3,todo:7,todo:9,visibility:hidden
@test "SIGINT and SIGTERM end the server cleanly wherever it is" {
	stop_in up INT
	stop_in leave-half TERM
	stop_in leave-stalled TERM
	stop_in leave-stalled INT
}

# bats test_tags=id:stale-fifo,points:2,todo:1,todo:3,visibility:hidden
@test "a FIFO that a killed server left behind is used again" {
	local old_fifo=''
	# What does not serve without one either does not fail because of it.
	check_server honest 'write|writev' seqnum_cl 'the answer is written here'
	server_end
	rm -rf "${shared:?}"/*
	# shellcheck disable=SC2034 # start_server's
	old_fifo=yes
	start_server
	if ! drive honest; then
		ask_again honest
		server_end
		fail_at stale-fifo-fatal \
			'if a FIFO seqnum_sv is there already, the server does not serve' \
			'mknod|mknodat' seqnum_sv 'the FIFO is made here'
	fi
}

# bats test_tags=id:client-pieces,points:3,todo:6,visibility:hidden
@test "the client waits for the whole answer, and knows when none will come" {
	run_client answer-cut 9 9
	check_client 'read|readv' seqnum_cl 'the answer is read here'
	if [[ $output != "$((4000 + 3 * 9))" ]]; then
		fail_at short-read-assumed \
			'an answer that came in two pieces was not put together' \
			'read|readv' seqnum_cl 'the answer is read here'
	fi
	run_client hang-up 9 9
	check_client 'read|readv' seqnum_cl 'the answer is read here'
	if [[ $status != 1 || -n $output ]]; then
		fail_at unchecked-error \
			"the server closed the client's FIFO without an answer; the client should say so and exit with 1" \
			'read|readv' seqnum_cl 'the answer is read here'
	fi
	assert_none_left seqnum_cl
}

# bats test_tags=id:client-other-file,points:2,todo:4,todo:6,visibility:hidden
@test "the client uses a left-over FIFO, and no other file in its place" {
	run_client answer 3 3
	check_client 'read|readv' seqnum_cl 'the answer is read here'
	assert_output_lines 4009
	client_partner answer 3
	# The shell's PID is the client's: a file with an answer, 42, stands there.
	# shellcheck disable=SC2016 # the inner shell's
	observe --shared "$shared" --sites \
		--subject ./seqnum_client -- /bin/sh -c '
		printf "\052\0\0\0" >"$0/seqnum_cl.$$"
		exec ./seqnum_client -d "$0" 3' "$shared"
	partner_finish || :
	if [[ $output == 42 ]]; then
		fail_at unchecked-error \
			"an ordinary file was where the client's FIFO belongs, and the client took its contents for the answer" \
			'mknod|mknodat' seqnum_cl 'fails with EEXIST'
	fi
	if [[ $status != 1 && $output != 4009 ]]; then
		fail "with an ordinary file where its FIFO belongs, the client \
should fail with status 1: it printed $(quote "$output"), status $status"
	fi
	# A FIFO there is what an earlier client of this PID left.
	rm -rf "${shared:?}"/*
	client_partner answer 3
	# shellcheck disable=SC2016 # the inner shell's
	observe --shared "$shared" --sites \
		--subject ./seqnum_client -- /bin/sh -c '
		mkfifo "$0/seqnum_cl.$$"
		exec ./seqnum_client -d "$0" 3' "$shared"
	partner_finish || :
	if [[ $output != 4009 ]]; then
		fail_at stale-fifo-fatal \
			"a FIFO was already where the client's belongs, and the client gets no answer: it printed $(quote "$output"), status $status" \
			'mknod|mknodat' seqnum_cl 'the FIFO is made here'
	fi
}

# bats test_tags=id:client-order,points:3,todo:4,todo:5,visibility:hidden
@test "the client is ready for its answer before it asks" {
	# While nobody reads the server's FIFO the client waits, here for ever. This
	# comes first: one that can't wait may also leave when the FIFO is full.
	mkdir -m 0777 quiet
	mkfifo -m 0666 quiet/seqnum_sv
	observe --timeout 10 --sites -- ./seqnum_client -d quiet
	if [[ $outcome == exited ]]; then
		fail_at unchecked-error \
			"no server reads seqnum_sv yet, and the client does not wait for one: it ends with status $status" \
			'open|openat' seqnum_sv 'opened here'
	fi
	run_client order 1 1
	check_client 'write|writev' seqnum_sv 'the request is sent here'
	run_client vanish 1 1
	check_client 'open|openat' seqnum_sv 'opened here'
	assert_exit 1
	assert_none_left seqnum_cl
}

# bats test_tags=id:interrupted,points:2,todo:1,todo:2,todo:3,todo:5,todo:6,todo:7,visibility:hidden
@test "a signal that interrupts a call does no harm, a failure is reported" {
	local nth
	client_partner serve 77
	observe --shared "$shared" --inject-each \
		-- ./seqnum_client -d "$shared" 5
	partner_finish || :
	assert_no_findings
	rm -rf "${shared:?}"/*
	check_server honest 'write|writev' seqnum_cl 'the answer is written here'
	server_end
	rm -rf "${shared:?}"/*
	start_server --inject read:EINTR:when=2 --inject write:EINTR:when=1
	check_server honest 'read|write' seqnum 'interrupted here'
	server_end
	# Each end of the server's FIFO, where it opens two of them.
	for nth in 1 2; do
		rm -rf "${shared:?}"/*
		start_server --inject "openat:EMFILE:when=$nth"
		drive rest
		server_end
		if [[ $(call_site 'open|openat' '.failed > 0') != '? 0' ]]; then
			assert_exit 1
			assert_stderr_line '^seqnum_server: .*: ' 'what failed and why'
			assert_none_left seqnum_sv
		fi
	done
	client_partner serve 77
	observe --shared "$shared" --stdout /dev/full --sites \
		-- ./seqnum_client -d "$shared" 5
	partner_finish || :
	assert_full_disk_told
	assert_none_left seqnum_cl
}

# bats test_tags=id:usage,points:1,todo:4,visibility:hidden
@test "arguments that make no sense are refused, and no FIFO is made" {
	local word
	random_word word
	for arguments in '0' '-- -3' "$word" '99999999999' '3x' '1 2' '-q'; do
		# shellcheck disable=SC2086 # words are arguments
		assert_usage --shared "$shared" ./seqnum_client -d "$shared" \
			$arguments
	done
	assert_usage --shared "$shared" ./seqnum_server -d "$shared" extra
	assert_usage --shared "$shared" ./seqnum_server -q
	assert_none_left seqnum
}

# assert_asks_for REGEX: the program named such a path in one of its calls.
assert_asks_for() {
	local asked
	asked=$(jq -r '.processes[].sites[]?.path // empty' "$observation")
	if ! grep -qE -- "$1" <<<"$asked"; then
		fail "without -d its FIFO should be in /tmp; it asks for: \
$(grep seqnum <<<"$asked" || echo none)"
	fi
}

# bats test_tags=id:default-folder,points:1,todo:1,todo:4,visibility:hidden
@test "without -d the FIFOs are in /tmp" {
	# /tmp is everybody's: no FIFO is made there, only asked for.
	observe --inject mknod:EACCES --inject openat:ENOENT \
		-- ./seqnum_server
	assert_asks_for '^/tmp/seqnum_sv$'
	assert_exit 1
	observe --inject mknod:EACCES --inject openat:ENOENT \
		-- ./seqnum_client
	assert_asks_for '^/tmp/seqnum_(sv$|cl\.)'
	assert_exit 1
}
