#!/usr/bin/env bats
# shellcheck disable=SC2154 # variables of the checks library
load "$IPCLAB_CHECKS/checks"
load "$IPCLAB_LABDIR/fixtures/frame"

# bats test_tags=id:write-lines,points:6,todo:1,visibility:public
@test "a message goes out as a line, in one write" {
	check_write 0 12 60
}

# bats test_tags=id:read-lines,points:17,todo:2,visibility:public
@test "lines are read, whatever pieces they come in" {
	check_read 0 12 60 bytes whole random
}

# bats test_tags=id:length,points:9,todo:3,visibility:public
@test "messages with a length are written and read, any bytes in them" {
	check_write 1 12 300
	check_read 1 12 300 bytes whole random
}

# bats test_tags=id:fixed,points:6,todo:4,visibility:public
@test "messages in records of 256 bytes are written and read" {
	check_write 2 8 255
	check_read 2 8 255 whole random
}

# bats test_tags=id:too-long,points:3,todo:5,visibility:public
@test "a message too long for the buffer is an error; the next one is read" {
	local kind
	for kind in 0 1 2; do
		make_messages "$kind" 16 40
		long_one_first "$kind"
		expect_told 20
		echo 0 >>"$expected"
		read_stream "$kind" 20 whole
		assert_told framing-mismatch \
			"${names[kind]} messages of up to 40 bytes, with room for 20"
	done
}

# long_one_first KIND: 40 bytes before the random messages. What overruns the
# buffer spoils the free memory behind it, and codec_read asks for some next:
# with a short one first it would have all it needs, and go on by luck.
long_one_first() {
	mv "$messages" "$messages.rest"
	text_messages "$(printf '%040d' 0)"
	cat "$messages.rest" >>"$messages"
	frame -k "$1" encode <"$messages" >"$wire"
}

# bats test_tags=id:cut-off,points:3,todo:6,visibility:public
@test "an end of file inside a message is an error, between two it is not" {
	local kind bytes
	for kind in 0 1 2; do
		make_messages "$kind" 3 30
		text_messages "cut off in its middle"
		frame -k "$kind" encode <"$messages" | head -c 10 >"$wire"
		echo '-1 EPROTO' >"$expected"
		read_stream "$kind" 64 whole
		assert_told framing-mismatch \
			"a ${names[kind]} message of which only 10 bytes came"
	done
	# Inside the length, and right behind it.
	for bytes in 1 3 4; do
		frame -k 1 encode <"$messages" | head -c "$bytes" >"$wire"
		read_stream 1 64 whole
		assert_told framing-mismatch \
			"a length message of which only $bytes bytes came"
	done
}

# bats test_tags=id:client,points:6,todo:7,visibility:public
@test "the client sends each text as one message: its PID, a space, the text" {
	local word pid
	random_word word
	partner_start frame_driver -o "$got" collect "$shared/msg_sv"
	observe --shared "$shared" --sites \
		-- ./msg_client -d "$shared" "$word" '' ' two  words '
	partner_finish
	assert_exit 0
	pid=${process_pids[0]}
	printf '%s\n' "$pid $word" "$pid " "$pid  two  words " >"$expected"
	if ! cmp -s "$expected" "$got"; then
		keep_both "$expected" "$got"
		fail_at framing-mismatch \
			"the client should send \"PID $word\", \"PID \" and \"PID  two  words \", one per line" \
			'write|writev' msg_sv 'sent here'
	fi
	assert_one_write 3 'the client' msg_sv
	assert_no_leaked_fds
}

# bats test_tags=id:server-prints,points:8,todo:8,visibility:public
@test "the server prints each message as a line, as soon as it is there" {
	local word
	random_word word
	start_server
	text_messages "4711 $word" '12 ' '345  two  words '
	frame -k 0 encode <"$messages" >"$wire"
	exec 7<>"$shared/msg_sv"
	feed_server whole
	printf '%s\n' "4711: $word" '12: ' '345:  two  words ' >"$expected"
	await_printed
	exec 7>&-
	server_end
	assert_nothing_stale "$expected"
	assert_output_file "$expected"
}

# bats test_tags=id:server-stops,points:5,todo:9,visibility:public
@test "SIGTERM and SIGINT end the server: exit 0, no FIFO, nothing open" {
	local signal
	for signal in TERM INT; do
		start_server
		: >"$wire"
		feed_server whole
		server_end "$signal"
		if [[ -e $shared/msg_sv ]]; then
			fail_at fifo-left-behind \
				"after SIG$signal the FIFO msg_sv is still there" \
				'mknod|mknodat' msg_sv 'made here, and never removed'
		fi
		assert_exit 0
		assert_no_findings
	done
}

# bats test_tags=id:memory,points:3,todo:2,todo:3,todo:5,todo:6,visibility:public
@test "frame_read: its use of memory is right, even if a message is not" {
	make_messages 1 6 60
	# The last one breaks off.
	head -c -3 "$wire" >"$wire.cut"
	assert_memory_clean --stdin "$wire.cut" ./codec_read 1 30
	if [[ ${lines[-1]-} != '-1 EPROTO' ]]; then
		fail 'the end of file in the last message is not an error yet'
	fi
}

# bats test_tags=id:memory-client,points:2,todo:7,visibility:public
@test "the client: its use of memory is right, even if a message is too long" {
	local long word memory_tool
	random_word word
	printf -v long '%*s' 5000 ''
	for memory_tool in $(memory_tools msg_client); do
		rm -f "$shared/msg_sv"
		partner_start frame_driver -o "$got" collect "$shared/msg_sv"
		assert_memory_clean --once --shared "$shared" \
			./msg_client -d "$shared" "$word" "$long"
		partner_finish
		if [[ $memory_tool == memcheck && $(<"$got") != *" $word" ]]; then
			fail 'the client sends no message yet'
		fi
		assert_exit 1
	done
}

# bats test_tags=id:memory-server,points:2,todo:8,todo:9,visibility:public
@test "the server: its use of memory is right, whatever it is sent" {
	local memory_tool
	text_messages '1 before' "2 $(printf '%*s' 9000 '')" 'no PID here' '' \
		'4 after'
	printf '1: before\n4: after\n' >"$BATS_TEST_TMPDIR/printed"
	for memory_tool in $(memory_tools msg_server); do
		memory_start --shared "$shared" \
			-- ./msg_server -d "$shared" -m length
		if partner frame_driver -p "$observe_pid" appear \
			"$shared/msg_sv"; then
			frame -k 1 encode <"$messages" >"$wire"
			exec 7<>"$shared/msg_sv"
			# Piece by piece: one that stops reading blocks nobody.
			feed_server random
			partner frame_driver -p "$observe_pid" await "$stdout_file" \
				"$(stat -c %s "$BATS_TEST_TMPDIR/printed")" </dev/null || :
			exec 7>&-
		fi
		observe_signal TERM 2>/dev/null || :
		memory_finish ./msg_server
		if [[ $memory_tool == memcheck && $output != *'1: before'* ]]; then
			fail 'the server prints no message yet'
		fi
		rm -f "$shared/msg_sv"
	done
}
