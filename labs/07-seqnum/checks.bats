#!/usr/bin/env bats
# shellcheck disable=SC2154 # variables of the checks library
load "$IPCLAB_CHECKS/checks"
load "$IPCLAB_LABDIR/fixtures/seq"

# bats test_tags=id:server-fifo,points:4,todo:1,visibility:public
@test "the server makes its FIFO, and refuses another file in its place" {
	start_server
	[[ -p $shared/seqnum_sv ]] || fail 'the server made no FIFO seqnum_sv'
	server_end
	rm -f "$shared/seqnum_sv"
	echo precious >"$shared/seqnum_sv"
	cp "$shared/seqnum_sv" "$BATS_TEST_TMPDIR/precious"
	observe --shared "$shared" -- ./seqnum_server -d "$shared"
	if [[ ! -f $shared/seqnum_sv ]]; then
		fail "an ordinary file stood where the FIFO belongs, and it is \
gone now: the server must leave it alone, and fail"
	fi
	assert_same_file "$BATS_TEST_TMPDIR/precious" "$shared/seqnum_sv" \
		"the file in the FIFO's place"
	assert_exit 1
	assert_stderr_line '^seqnum_server: .+' \
		'what is wrong, beginning with "seqnum_server: "'
}

# bats test_tags=id:stops,points:11,todo:7,visibility:public
@test "SIGTERM ends a waiting server: exit 0, no FIFO, nothing left open" {
	start_server
	drive up || :
	server_end TERM
	assert_none_left seqnum_sv
	assert_exit 0
	assert_no_findings
}

# bats test_tags=id:bad-length-told,points:4,todo:2,visibility:public
@test "a request for less than one number is reported on standard error" {
	check_server told 'read|readv' seqnum_sv 'requests are read here'
}

# bats test_tags=id:honest,points:8,todo:3,visibility:public
@test "clients one after the other get one range after the other" {
	check_server honest 'write|writev' seqnum_cl 'the answer is written here'
}

# bats test_tags=id:leaves-early,points:4,todo:8,visibility:public
@test "a client that leaves before its answer comes does not end the server" {
	check_server gone 'write|writev' seqnum_cl 'the answer is written here'
}

# bats test_tags=id:never-opens,points:11,todo:9,visibility:public
@test "a client that never opens its FIFO holds nobody up for over a second" {
	check_server stall 'open|openat' seqnum_cl \
		"the client's FIFO is opened here"
}

# bats test_tags=id:client-fifo,points:4,todo:4,visibility:public
@test "the client makes a FIFO of its own and leaves none behind" {
	run_client own-fifo 1
	check_client 'mknod|mknodat|write' seqnum 'first here'
	assert_none_left seqnum_cl
	rm -f "$shared/seqnum_sv"
	observe --shared "$shared" -- ./seqnum_client -d "$shared"
	assert_none_left seqnum_cl
	assert_exit 1
}

# bats test_tags=id:client-request,points:6,todo:5,visibility:public
@test "the client sends one whole request, with its PID and its LEN" {
	local len
	random_int len 2 100000
	run_client request "$len" "$len"
	check_client 'write|writev' seqnum_sv 'the request is written here'
	client_partner request 1
	observe --shared "$shared" --sites \
		-- ./seqnum_client -d "$shared"
	check_client 'write|writev' seqnum_sv 'the request is written here'
}

# bats test_tags=id:client-number,points:6,todo:6,visibility:public
@test "the client prints the number that it is sent, and a newline" {
	local len
	random_int len 2 100000
	run_client answer "$len" "$len"
	check_client 'read|readv' seqnum_cl 'the answer is read here'
	assert_output_lines "$((4000 + 3 * len))"
	assert_exit 0
	assert_no_leaked_fds
	assert_none_left seqnum_cl
}

# bats test_tags=id:quiet,points:4,todo:1,todo:3,visibility:public
@test "a server that waits for clients uses no processor time" {
	local reads
	start_server || :
	drive idle || {
		server_end
		fail_told 'read|readv' seqnum_sv 'requests are read here'
		return
	}
	server_end
	[[ ! -s $told ]] || return 0 # it came to rest
	reads=$(pipe_sum pipe_reads seqnum_sv)
	if ((reads > 720 || observed_cpu_ms > 1800)); then
		fail_at eof-spin \
			"in three seconds without a client, the server read its FIFO $reads times and took $observed_cpu_ms ms of processor time" \
			'read|readv' seqnum_sv 'read again and again here'
	fi
}

# bats test_tags=id:memory,points:5,todo:2,todo:3,todo:7,todo:8,visibility:public
@test "the server: its use of memory is right, whatever it is asked" {
	local answers memory_tool
	for memory_tool in $(memory_tools seqnum_server); do
		memory_start --shared "$shared" \
			-- ./seqnum_server -d "$shared"
		drive appear || :
		# Honest clients ask between the bad ones.
		answers=true
		drive bad || {
			answers=false
			cp "$told" "$told.bad"
		}
		drive gone || :
		observe_signal TERM 2>/dev/null || :
		memory_finish ./seqnum_server
	done
	if ! $answers; then
		memory_tool=''
		rm -rf "${shared:?}"/*
		start_server
		! drive bad || could_not_tell "under a memory tool, $(
			cut -f2 "$told.bad"); else it does all right"
		server_end
		fail_told 'open|openat|write|writev' seqnum_cl \
			'the answer goes out here'
	fi
}

# bats test_tags=id:memory-client,points:3,todo:4,todo:5,todo:6,visibility:public
@test "the client: its use of memory is right, answered or not" {
	local memory_tool
	for memory_tool in $(memory_tools seqnum_client); do
		client_partner answer 5
		assert_memory_clean --once --shared "$shared" \
			./seqnum_client -d "$shared" 5
		if [[ $memory_tool == sanitizers ]]; then
			partner_finish || :
		else
			check_client 'read|readv' seqnum_cl \
				'the answer is read here'
			assert_output_lines 4015
		fi
		client_partner hang-up 9
		assert_memory_clean --once --shared "$shared" \
			./seqnum_client -d "$shared" 9
		partner_finish || :
	done
}
