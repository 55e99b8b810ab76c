# Public checks of lab 04-popen. popen_driver calls the student's functions
# and prints plain facts; see fixtures/popen_driver.c.
# shellcheck disable=SC2012,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"

# bats test_tags=id:bad-mode,points:3,todo:1,visibility:public
@test "my_popen: a mode that does not exist is refused with EINVAL" {
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
}

# bats test_tags=id:own-end,points:6,todo:2,visibility:public
@test "my_popen: the caller gets one end of a pipe and no more" {
	observe ./popen_driver ends r
	assert_output_lines "new descriptor: read, the stream's"
	observe ./popen_driver ends w
	assert_output_lines "new descriptor: write, the stream's"
}

# bats test_tags=id:reads-output,points:7,todo:3,visibility:public
@test "my_popen: what a command prints can be read, all of it" {
	random_word word
	observe ./popen_driver read "echo $word"
	assert_output_lines "$word"
	random_lines 20000 many
	observe ./popen_driver read 'cat many'
	assert_output_file many
	observe ./popen_driver read 'exit 0'
	assert_output_lines ''
}

# bats test_tags=id:not-ours,points:4,todo:4,visibility:public
@test "my_pclose: a stream that my_popen did not give is refused" {
	observe ./popen_driver not-ours file
	assert_output_lines 'a stream of fopen(): -1 EINVAL'
	assert_exit 0
	printf 'still usable\n' >"$BATS_TEST_TMPDIR/expected"
	assert_same_file "$BATS_TEST_TMPDIR/expected" file
}

# bats test_tags=id:exit-status,points:7,todo:5,visibility:public
@test "my_pclose: the result tells how the command ended" {
	random_int code 1 200
	observe ./popen_driver status r 'exit 0' "exit $code" 'kill -TERM $$'
	assert_output_lines "exit 0: exit 0
exit $code: exit $code
kill -TERM \$\$: signal 15"
	assert_all_children_reaped
	assert_no_findings
	observe ./popen_driver status w "exit $code"
	assert_output_lines "exit $code: exit $code"
	assert_all_children_reaped
}

# bats test_tags=id:writes-input,points:8,todo:5,visibility:public
@test "my_popen: what is written reaches the command, and then its end" {
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
@test "popen_sort: its arguments come out in order, a line each" {
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
