# Public checks of lab 04-popen. popen_driver calls the student's functions
# and prints plain facts; see fixtures/popen_driver.c.
# shellcheck disable=SC2012,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"

# bats test_tags=id:bad-mode,points:3,todo:1,visibility:public
@test "my_popen: four modes are accepted, any other is refused with EINVAL" {
	local mode
	observe ./popen_driver mode '' x rw wr r+ e er ree
	assert_output_lines '"": NULL EINVAL
"x": NULL EINVAL
"rw": NULL EINVAL
"wr": NULL EINVAL
"r+": NULL EINVAL
"e": NULL EINVAL
"er": NULL EINVAL
"ree": NULL EINVAL'
	assert_exit 0
	observe ./popen_driver mode r w re we
	for mode in r w re we; do
		if [[ $output == *"\"$mode\": NULL EINVAL"* ]]; then
			fail "mode \"$mode\" is refused with EINVAL: is it compared \
as text?"
		fi
	done
}

# without_stream END: before TODO 5, nobody closes the stream, on this end of the
# pipe, or waits for the child. That is true, and not what this check is about.
without_stream() {
	set_aside '.id == "unreaped-child" or
		(.id == "leaked-fd-exit" and (.message | contains($which)))' \
		--arg which "the $1 end"
	return 1
}

# bats test_tags=id:own-end,points:6,todo:2,visibility:public
@test "my_popen: the caller gets one end of a pipe and no more" {
	observe ./popen_driver ends r
	assert_output_lines "new descriptor: read, the stream's" ||
		without_stream read
	observe ./popen_driver ends w
	assert_output_lines "new descriptor: write, the stream's" ||
		without_stream write
}

# bats test_tags=id:reads-output,points:7,todo:3,visibility:public
@test "my_popen: all that a command prints can be read" {
	random_word word
	observe ./popen_driver read "echo $word"
	assert_output_lines "$word
read: $((${#word} + 1)) bytes" || without_stream read
	random_lines 20000 many
	observe ./popen_driver read 'cat many'
	{
		cat many
		printf 'read: %d bytes\n' "$(stat -c %s many)"
	} >"$BATS_TEST_TMPDIR/expected"
	assert_output_file "$BATS_TEST_TMPDIR/expected" || without_stream read
	observe ./popen_driver read 'exit 0'
	assert_output_lines 'read: 0 bytes' || without_stream read
	assert_no_spare_end
}

# assert_no_spare_end: the command has its end of the pipe once, and no other.
assert_no_spare_end() {
	[[ " ${findings_seen[*]} " == *' leaked-fd-exec '* ]] || return 0
	without_stream read || :
	assert_none_of 'the command holds a descriptor that it does not need' \
		leaked-fd-exec
}

# bats test_tags=id:not-ours,points:4,todo:4,visibility:public
@test "my_pclose: a stream that my_popen did not make is refused" {
	observe ./popen_driver not-ours file
	assert_output_lines 'a stream of fopen(): -1 EINVAL'
	assert_exit 0
	printf 'still usable\n' >"$BATS_TEST_TMPDIR/expected"
	assert_same_file "$BATS_TEST_TMPDIR/expected" file
}

# bats test_tags=id:exit-status,points:7,todo:5,visibility:public
@test "my_pclose: the result tells how the command ended" {
	local code mode
	random_int code 1 200
	for mode in r w; do
		observe ./popen_driver status "$mode" 'exit 0'
		assert_ended 'exit 0' 0
		observe ./popen_driver status "$mode" "exit $code"
		assert_ended "exit $code" $((code << 8))
	done
	observe ./popen_driver status r 'kill -TERM $$'
	assert_ended 'kill -TERM $$' 15
}

# assert_ended COMMAND STATUS: my_pclose() gave this wait status. One command a
# run: a stream that is still open would be inherited by the next one's child.
assert_ended() {
	local shown="exit $(($2 >> 8))"
	if (($2 & 127)); then
		shown="signal $2"
	fi
	if [[ $output == "$1: "* && $output != "$1: $shown" &&
		$output != *': -1 '* ]]; then
		fail "\"$1\" ends with the wait status $2. To WIFEXITED and the \
other macros, what my_pclose() returned means \"${output#"$1: "}\". Return the \
status as waitpid() gives it, not taken apart."
	fi
	assert_output_lines "$1: $shown"
	assert_all_children_reaped
	assert_no_findings
}

# bats test_tags=id:writes-input,points:8,todo:5,visibility:public
@test "my_popen: what is written reaches the command, then the end of file" {
	local code
	random_int code 1 200
	random_lines 20000 many
	observe --stdin many ./popen_driver write "cat >got; exit $code"
	assert_no_deadlock
	assert_all_arrived many got
	assert_output_lines "closed: exit $code"
	assert_no_leaked_fds
	assert_no_findings
}

# assert_all_arrived SENT GOT: also what was last in the stream's buffer.
assert_all_arrived() {
	local lost=0
	if [[ -f $2 && ! -L $2 ]]; then
		lost=$(($(stat -c %s "$1") - $(stat -c %s "$2")))
	fi
	if ((lost > 0 && lost <= 8192)) &&
		cmp -s -n "$(stat -c %s "$2")" "$1" "$2"; then
		fail_finding stdio-unflushed "The last $lost bytes that were \
printed to the stream never reached the command: they were still in the \
stream's own buffer when its descriptor was closed." \
			mypopen.c "$(source_line mypopen.c '\bclose *\(' \
				'^(int )?my_pclose\(')" 'closes the descriptor'
	fi
	assert_same_file "$1" "$2"
}

# bats test_tags=id:two-writers,points:12,todo:6,visibility:public
@test "two commands at once: the first can be closed before the second" {
	observe ./popen_driver two 'cat >one' 'cat >two'
	assert_no_leaked_fds
	assert_output_lines 'first: exit 0
second: exit 0'
	printf 'for the first\n' >"$BATS_TEST_TMPDIR/expected"
	assert_same_file "$BATS_TEST_TMPDIR/expected" one
	printf 'for the second\n' >"$BATS_TEST_TMPDIR/expected"
	assert_same_file "$BATS_TEST_TMPDIR/expected" two
}

# bats test_tags=id:no-shell,points:5,todo:7,visibility:public
@test "my_popenv: the program gets its arguments as they are" {
	local word
	random_word word
	observe ./popen_driver argv printf '[%s]\n' "$word;touch x" '$HOME' \
		'a  b' '*' "it's" ''
	assert_output_lines "started by process $(started_by)
[$word;touch x]
[\$HOME]
[a  b]
[*]
[it's]
[]
closed: exit 0"
	assert_ran_no_shell
}

# The PID that the driver said it has: any, but the same all through.
started_by() {
	printf '%s' "${lines[0]##* }"
}

# assert_ran_no_shell: no process of the last run was one.
assert_ran_no_shell() {
	local name
	for name in "${process_names[@]}"; do
		case $name in
		sh | dash | bash)
			fail "a shell ($name) was started, where none is needed"
			return ;;
		esac
	done
}

# bats test_tags=id:sort-lines,points:4,todo:8,visibility:public
@test "popen_sort: its arguments come out in order, one per line" {
	local words=() word
	for _ in {1..12}; do
		random_word word
		words+=("$word")
	done
	observe ./popen_sort "${words[@]}"
	assert_output_lines "$(printf '%s\n' "${words[@]}" | LC_ALL=C sort)"
	assert_exit 0
	assert_no_findings
	observe ./popen_sort
	assert_output_lines ''
	assert_exit 0
}

# bats test_tags=id:count-files,points:5,todo:9,visibility:public
@test "count_words: the count of each file, in their order" {
	random_lines 30 beta
	random_lines 500 alpha
	: >empty
	observe ./count_words beta alpha empty
	assert_output_lines "$(wc -w beta; wc -w alpha; wc -w empty)"
	assert_exit 0
	assert_no_findings
}

# bats test_tags=id:memory,points:3,todo:5,todo:6,todo:7,visibility:public
@test "my_popen, my_popenv and my_pclose: memory is used properly, even on errors" {
	assert_memory_clean ./popen_driver two 'cat >one; exit 3' 'cat >two'
	assert_output_lines 'first: exit 3
second: exit 0'
	assert_memory_clean ./popen_driver argv ./no-such-program
	assert_output_lines "${lines[0]}
closed: exit 127"
	assert_memory_clean ./popen_driver not-ours file
	assert_output_lines 'a stream of fopen(): -1 EINVAL'
}

# bats test_tags=id:sort-memory,points:3,todo:8,visibility:public
@test "popen_sort: memory is used properly, even without sort" {
	mkdir empty
	assert_memory_clean ./popen_sort pear apple
	assert_output_lines $'apple\npear'
	assert_memory_clean --path "$PWD/empty" ./popen_sort pear apple
	assert_exit 1
}

# bats test_tags=id:count-memory,points:3,todo:9,visibility:public
@test "count_words: memory is used properly, even when a file is missing" {
	random_lines 20 file
	assert_memory_clean ./count_words file file
	assert_output_lines "$(wc -w file; wc -w file)"
	assert_memory_clean ./count_words missing file
	assert_exit 1
}
