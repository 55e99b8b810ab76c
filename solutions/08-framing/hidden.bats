#!/usr/bin/env bats
# shellcheck disable=SC2034,SC2154 # variables of the checks library
load "$IPCLAB_CHECKS/checks"
load "$IPCLAB_LABDIR/fixtures/frame"

# bats test_tags=id:cuts,points:3,todo:2,todo:3,todo:4,visibility:hidden
@test "a stream may be cut anywhere" {
	check_read 0 5 8 cuts
	check_read 1 4 8 cuts
	check_read 2 1 40 cuts
}

# bats test_tags=id:streams,points:3,todo:2,todo:3,todo:4,visibility:hidden
@test "long random streams in random pieces are read right" {
	check_read 0 60 3000 random
	check_read 1 60 4092 random
	check_read 2 60 255 random
}

# check_crowd KIND: 20 writers write it at once, and no message is mixed.
check_crowd() {
	local letter text texts=()
	local crowd=('first of X' 'X and XXXXXXXXXXXXXXXXXXXXXXXX' 'last of X')
	text_messages "${crowd[@]}"
	write_messages "$1" 20
	for letter in {a..t}; do
		for text in "${crowd[@]}"; do
			texts+=("${text//X/$letter}")
		done
	done
	text_messages "${texts[@]}"
	frame -k "$1" encode <"$messages" >"$expected"
	frame split "$1" <"$expected" | LC_ALL=C sort >"$expected.sorted"
	frame split "$1" <"$got" | LC_ALL=C sort >"$got.sorted"
	cmp -s "$expected.sorted" "$got.sorted" || fail_at race \
		"20 processes wrote ${names[$1]} messages at the same time, and some came out mixed or not at all" \
		'write|writev' stream 'written here'
	assert_one_write 60 "${names[$1]} messages of 20 processes" stream
}

# bats test_tags=id:writers,points:4,todo:1,todo:3,todo:4,visibility:hidden
@test "twenty writers at once never mix their messages" {
	check_crowd 0
	check_crowd 1
	check_crowd 2
}

# check_limits KIND LONGEST: sizes around it, told and on the wire.
check_limits() {
	local long bad=ok named='"ok"'
	case $1 in
	0) bad=$'new\nline' named='one with a newline' ;;
	2) bad=$'nul' named='one with a NUL' ;;
	esac
	printf -v long '%*s' "$2" ''
	text_messages "$long" "$long." "$long$long" "$bad" fine
	if (($1 == 2)); then
		sed -i 's/nul/n\x00l/' "$messages"
	fi
	write_messages "$1"
	{
		printf '0\n-1 EMSGSIZE\n-1 EMSGSIZE\n'
		case $1 in
		1) echo 0 ;;
		*) echo -1 EINVAL ;;
		esac
		echo 0
	} >"$expected"
	if ! cmp -s "$expected" "$stdout_file"; then
		keep_both "$expected" "$stdout_file"
		fail_at framing-mismatch "frame_write returned a wrong result for one of these ${names[$1]} messages: $2 bytes (the most), one more, twice that, $named, \"fine\"" 'write|writev' stream 'written here'
	fi
	if (($1 == 1)); then
		text_messages "$long" "$bad" fine
	else
		text_messages "$long" fine
	fi
	frame -k "$1" encode <"$messages" >"$wire"
	cmp -s "$wire" "$got" || fail_at framing-mismatch \
		"frame_write of ${names[$1]} messages: one that can't be sent should leave nothing on the wire" \
		'write|writev' stream 'written here'
}

# bats test_tags=id:limits,points:4,todo:1,todo:3,todo:4,visibility:hidden
@test "what can't be sent whole is refused, and nothing of it is sent" {
	check_limits 0 4095
	check_limits 1 4092
	check_limits 2 255
}

# bats test_tags=id:two-readers,points:3,todo:2,visibility:hidden
@test "two readers in one program don't disturb each other" {
	local i feeders=()
	make_messages 0 6 20
	expect_told 20
	for i in 1 2; do
		mkfifo -m 0666 "$shared/stream$i"
	done
	observe_start --shared "$shared" --sites \
		-- ./codec_read 0 20 "$shared/stream1" "$shared/stream2"
	# Both at once: the reader opens the second before it reads the first.
	for i in 1 2; do
		(
			told=$told.$i
			partner frame_driver -p "$observe_pid" \
				feed "$shared/stream$i" whole <"$wire" || :
		) &
		feeders+=($!)
	done
	wait "${feeders[@]}"
	observe_finish
	echo 0 >>"$expected"
	sed -i p "$expected"
	assert_told framing-mismatch 'two streams read in turn'
}

# bats test_tags=id:server-goes-on,points:3,todo:8,visibility:hidden
@test "the server goes on after messages that it can't print" {
	start_server -m length
	exec 7<>"$shared/msg_sv"
	text_messages '1 before' "2 $(printf '%*s' 9000 '')" 'no PID here' '3' '' \
		'4 after'
	frame -k 1 encode <"$messages" >"$wire"
	feed_server random
	printf '1: before\n4: after\n' >"$expected"
	await_printed
	exec 7>&-
	server_end
	grep -vx '2:  *' "$stdout_file" >"$got" || :
	assert_same_file "$expected" "$got" 'what the server printed'
}

# bats test_tags=id:modes,points:3,todo:7,todo:8,visibility:hidden
@test "client and server understand each other in every mode" {
	local mode i
	for mode in "${names[@]}"; do
		start_server -m "$mode"
		run_clients "$mode"
		: >"$expected"
		for ((i = 0; i < 20; i++)); do
			printf 'client %d\nof 20, %d\n' "$i" "$i" >>"$expected"
		done
		server_end
		grep -E '^[0-9]+: ' "$stdout_file" | sed 's/^[0-9]*: //' |
			LC_ALL=C sort >"$got"
		LC_ALL=C sort -o "$expected" "$expected"
		assert_same_file "$expected" "$got" 'what the server printed'
	done
}

# run_clients MODE: 20 at once, two messages each; until all is printed.
run_clients() {
	local server=("$observe_pid" "$observation_dir") partner_pid=$observe_pid
	# shellcheck disable=SC2016 # the inner shell's
	observe --shared "$shared" -- /bin/sh -c '
		i=0
		while [ $i -lt 20 ]; do
			./msg_client -d "$0" -m "$1" "client $i" "of 20, $i" &
			i=$((i + 1))
		done
		wait' "$shared" "$1"
	observe_pid=${server[0]}
	observation_dir=${server[1]}
	observation=$observation_dir/observation.json
	stdout_file=$observation_dir/stdout
	stderr_file=$observation_dir/stderr
	observe_probe_status=0
	partner frame_driver -p "$observe_pid" lines "$stdout_file" 40 \
		</dev/null || :
}

# bats test_tags=id:server-fifo,points:2,todo:8,visibility:hidden
@test "an old FIFO is used again; another file is refused and left alone" {
	mkfifo -m 0666 "$shared/msg_sv"
	start_server
	text_messages '1 once more'
	frame -k 0 encode <"$messages" >"$wire"
	exec 7<>"$shared/msg_sv"
	feed_server whole
	echo '1: once more' >"$expected"
	await_printed
	exec 7>&-
	server_end
	rm -f "$shared/msg_sv"
	echo precious >"$shared/msg_sv"
	cp "$shared/msg_sv" "$expected"
	observe --shared "$shared" -- ./msg_server -d "$shared"
	assert_exit 1
	assert_same_file "$expected" "$shared/msg_sv"
}

# bats test_tags=id:default-folder,points:1,todo:7,todo:8,visibility:hidden
@test "without -d the FIFO is /tmp/msg_sv; wrong arguments and failures are reported" {
	local program asked words=() nth
	# /tmp is everybody's: nothing is made there, only asked for.
	for program in msg_server msg_client; do
		observe --inject mknod:EACCES --inject openat:ENOENT \
			-- "./$program" "${words[@]}"
		words=(hello)
		asked=$(jq -r '.processes[].sites[]?.path // empty' "$observation")
		if ! grep -qx /tmp/msg_sv <<<"$asked"; then
			fail "without -d, $program should use /tmp/msg_sv; it asks \
for: $(grep msg_ <<<"$asked" || echo none)"
		fi
		assert_exit 1
		assert_stderr_line "^$program: " 'what failed and why'
	done
	assert_usage --shared "$shared" ./msg_client -d "$shared"
	for program in msg_server msg_client; do
		assert_usage --shared "$shared" "./$program" -d "$shared" -m words x
	done
	# Each end of the server's FIFO, where it opens two of them.
	for nth in 1 2; do
		rm -rf "${shared:?}"/*
		observe_start --shared "$shared" --sites \
			--inject "openat:EMFILE:when=$nth" \
			-- ./msg_server -d "$shared"
		partner frame_driver -p "$observe_pid" rest </dev/null
		server_end
		if [[ $(call_site 'open|openat' '.failed > 0') != '? 0' ]]; then
			assert_exit 1
			assert_stderr_line '^msg_server: .*: ' 'what failed and why'
			[[ ! -e $shared/msg_sv ]] || fail_at fifo-left-behind \
				'the FIFO msg_sv is still there after the program has ended' \
				'mknod|mknodat' msg_sv 'made here, and never removed'
		fi
	done
	rm -rf "${shared:?}"/*
	mkfifo -m 0666 "$shared/msg_sv"
	observe_start --shared "$shared" --stdout /dev/full \
		-- ./msg_server -d "$shared"
	text_messages '1 hello'
	frame -k 0 encode <"$messages" >"$wire"
	partner frame_driver -p "$observe_pid" \
		feed "$shared/msg_sv" whole <"$wire" || :
	partner frame_driver -p "$observe_pid" rest </dev/null
	server_end
	assert_exit 1
	assert_stderr_line '^msg_server: .*: ' 'what failed and why'
}

# bats test_tags=id:no-forged-lines,points:2,todo:8,visibility:hidden
@test "no client can make the server print a line in another's name" {
	start_server -m length
	exec 7<>"$shared/msg_sv"
	text_messages $'1 hello\n2: I am another' '3 after'
	frame -k 1 encode <"$messages" >"$wire"
	feed_server whole
	printf '1: hello?2: I am another\n3: after\n' >"$expected"
	partner frame_driver -p "$observe_pid" await "$stdout_file" \
		"$(stat -c %s "$expected")" </dev/null || :
	exec 7>&-
	server_end
	if grep -q '^2: ' "$stdout_file"; then
		fail_at framing-mismatch \
			'client 1 sent a newline in its text, and the server printed a line that begins like one of client 2' \
			'write|writev' '' 'printed as it came'
	fi
	grep -qx '3: after' "$stdout_file" ||
		fail "the message after one with a newline in it should be printed too"
}

# bats test_tags=id:interrupted,points:2,todo:1,todo:2,visibility:hidden
@test "interrupted and partial calls lose nothing" {
	make_messages 1 5 40
	expect_told 40
	echo 0 >>"$expected"
	observe --stdin "$wire" --sites --inject read:EINTR:when=1 \
		--inject read:short=3 -- ./codec_read 1 40
	assert_told eintr-not-restarted \
		'with a signal during the first read, and short reads after it'
	rm -f "$shared/stream"
	partner_start frame_driver -o "$got" collect "$shared/stream"
	observe --stdin "$messages" --shared "$shared" --sites \
		--inject write:EINTR:when=1 --inject write:short=5 \
		-- ./codec_write 1 "$shared/stream"
	partner_finish
	cmp -s "$wire" "$got" || fail_at short-write-ignored \
		'a write was interrupted, another took only 5 bytes, and something was lost' \
		'write|writev' stream 'written here'
}
