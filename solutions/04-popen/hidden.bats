# Hidden checks of lab 04-popen.
# shellcheck disable=SC2012,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"

# bats test_tags=id:other-children,points:3,todo:5,visibility:hidden
@test "my_pclose: it waits for its own command, not for another child" {
	local a b c
	random_int a 1 60
	random_int b 61 120
	random_int c 121 180
	observe ./popen_driver others "$a" "$b" "$c"
	if [[ $output != *"own child: exit $a"* ||
		$output != *"first command: exit $b"* ||
		$output != *"second command: exit $c"* ]]; then
		fail_finding wrong-child-waited "my_pclose() took the status of \
another child, not of its command: the commands ended with $c and $b, the \
caller's own child with $a, but the caller saw: ${output//$'\n'/, }." \
			mypopen.c "$(source_line mypopen.c \
				'\bwait(pid|id|4)? *\(' '^(int )?my_pclose\(')" \
			'waits for a child'
	fi
	assert_all_children_reaped
}

# bats test_tags=id:interrupted,points:3,todo:5,visibility:hidden
@test "my_pclose: a signal while it waits changes nothing" {
	observe --virtual-time ./popen_driver interrupted
	if [[ $output == *EINTR* ]]; then
		fail_finding eintr-not-restarted "A signal arrived while \
my_pclose() waited for its command, and it gave up with EINTR." \
			mypopen.c "$(source_line mypopen.c \
				'\bwait(pid|id|4)? *\(' '^(int )?my_pclose\(')" \
			'waits for the command'
	fi
	assert_output_lines 'closed: signal 15'
	# What could not be sent, and a signal while it waits.
	observe --input hello --inject write:ENOSPC:when=1 \
		--inject wait4:EINTR:when=1 ./popen_driver write cat
	if [[ $output == *EINTR* ]]; then
		fail_finding eintr-not-restarted "The last bytes could not be \
written (ENOSPC), but errno is EINTR, from a signal while my_pclose() waited." \
			mypopen.c "$(source_line mypopen.c \
				'\bwait(pid|id|4)? *\(' '^(int )?my_pclose\(')" \
			'waits for the command'
	fi
}

# bats test_tags=id:not-found,points:3,todo:3,todo:7,visibility:hidden
@test "my_popenv: a program that is not there ends its child with 127" {
	observe ./popen_driver argv ./no-such-program
	if [[ $output == *'started by closed: exit 127'* ]]; then
		fail_finding stdio-duplicated "exec failed in the child, and it \
ended with exit(): that wrote a second copy of what its parent had printed but \
not yet sent." \
			mypopen.c "$(source_line mypopen.c \
				'(^|[^_[:alnum:]])exit *\(')" 'the child ends'
	fi
	# whoever fails in the driver's own code is its second copy, where one
	# was made at all
	if ((${#process_parents[@]} > 1)) &&
		{ (($(grep -c '^started by' "$stdout_file") != 1)) ||
			[[ $stderr_output == *'popen_driver: '* ]]; }; then
		fail_finding exec-failure-falls-through "exec failed in the child, \
and the child went on as a second copy of its parent." \
			mypopen.c "$(source_line mypopen.c '\bexec[lv]p?e? *\(')" \
			'fails'
	fi
	assert_output_lines "${lines[0]}
closed: exit 127"
	assert_no_findings
}

# bats test_tags=id:no-descriptors,points:3,todo:2,visibility:hidden
@test "my_popen: without descriptors for a pipe it returns NULL and errno" {
	observe ./popen_driver full
	if [[ $output == *'a stream'* ]]; then
		fail_finding unchecked-error "pipe() failed with EMFILE, and \
my_popen() went on as if it had not." \
			mypopen.c "$(source_line mypopen.c '\bpipe2? *\(')" \
			'fails unnoticed'
	fi
	assert_output_lines '0 descriptors: NULL EMFILE
1 descriptors: NULL EMFILE'
	assert_exit 0
	assert_no_findings
}

# bats test_tags=id:fork-fails,points:2,todo:2,todo:3,todo:8,todo:9,visibility:hidden
@test "my_popen: a child that can't be made or connected is an error" {
	local site
	observe --inject clone:EAGAIN:when=1 ./popen_driver mode r
	if [[ $output == *'a stream'* || $outcome != exited ]]; then
		fail_finding unchecked-error "fork() failed with EAGAIN, and \
my_popen() went on as if it had not." \
			mypopen.c "$(source_line mypopen.c \
				'\b(v?fork|posix_spawnp?) *\(')" 'fails unnoticed'
	fi
	if [[ $output != '"r": NULL '* ]]; then
		fail "my_popen() should return NULL if fork() fails, but: $output"
	fi
	assert_no_findings
	# The command must not run with an end that is not the pipe's.
	observe --inject dup2:EMFILE --inject dup:EMFILE \
		./popen_driver status r 'exit 0'
	site=$(call_site 'dup|dup2|dup3' '.failed > 0')
	if [[ $output == *': exit 0' && $site != '? 0' ]]; then
		# shellcheck disable=SC2086 # file and line
		fail_finding unchecked-error "The child could not connect its \
end of the pipe (EMFILE), and the command ran all the same, without it." \
			$site 'fails unnoticed'
	fi
	random_lines 3 file
	null_is_noticed popen_sort b a
	null_is_noticed count_words file
}

# null_is_noticed PROGRAM ARG…: it looks at what my_popen gave.
null_is_noticed() {
	observe --inject clone:EAGAIN:when=1 "./$1" "${@:2}"
	if [[ $outcome != exited || $status == 0 ]]; then
		fail_finding unchecked-error "No child could be made, so there \
was no stream, but $1 did not check: it ended with status $status." \
			"$1.c" "$(source_line "$1.c" '\bmy_popenv? *\(')" \
			'gives NULL'
	fi
	assert_stderr_line "^$1: .*: " 'what failed and why'
}

# bats test_tags=id:many,points:2,todo:6,visibility:hidden
@test "five commands at once: they can be closed in any order" {
	local i
	observe ./popen_driver many
	assert_no_deadlock
	assert_output_lines 'number 2: exit 12
number 0: exit 10
number 4: exit 14
number 1: exit 11
number 3: exit 13'
	for i in 0 1 2 3 4; do
		printf 'for number %d\n' "$i" >"$BATS_TEST_TMPDIR/expected"
		assert_same_file "$BATS_TEST_TMPDIR/expected" "many$i"
	done
	assert_all_children_reaped
	# Streams to read from are closed in a later child as well.
	observe ./popen_driver both 'exit 3' 'cat >two'
	assert_no_leaked_fds
	assert_output_lines 'first: exit 3
second: exit 0'
}

# bats test_tags=id:close-on-exec,points:3,todo:2,visibility:hidden
@test "my_popen: an e in the mode makes the stream close-on-exec" {
	observe ./popen_driver cloexec re we
	assert_output_lines 're: close-on-exec
we: close-on-exec'
}

# bats test_tags=id:stdin-closed,points:2,todo:3,todo:8,visibility:hidden
@test "popen_sort: it works without a standard input of its own" {
	local one two
	random_word one
	random_word two
	observe --close 0 ./popen_sort "b$one" "a$two"
	assert_output_lines "a$two
b$one"
	assert_exit 0
}

# bats test_tags=id:strange-names,points:2,todo:9,visibility:hidden
@test "count_words: a file's name is a name, whatever is in it" {
	local name names=() before
	random_word name
	names=(";touch $name" '$(touch '"$name)" "a  b" '*' "it's" '"' '|wc &' -w)
	for name in "${names[@]}"; do
		random_lines 7 "./$name"
	done
	random_lines 5 ./-
	before=$(ls -A)
	observe ./count_words "${names[@]}"
	assert_output_lines "$(for name in "${names[@]}"; do
		wc -w -- "$name"; done)"
	assert_exit 0
	# A file of this name, not standard input.
	observe --input 'one two' ./count_words -
	if [[ $output != "$(wc -w ./-)" ]]; then
		assert_output_lines "$(wc -w - <./-)"
	fi
	if [[ $(ls -A) != "$before" ]]; then
		fail 'a part of a file name was run as a command'
	fi
}

# bats test_tags=id:missing-file,points:2,todo:9,visibility:hidden
@test "count_words: a file that is not there does not stop the rest" {
	random_lines 5 first
	random_lines 9 last
	observe ./count_words first missing last
	assert_output_lines "$(wc -w first; wc -w last)"
	assert_stderr_line missing 'the name of the missing file'
	assert_exit 1
	assert_usage ./count_words
}

# bats test_tags=id:own-work,points:2,todo:3,todo:8,todo:9,visibility:hidden
@test "no popen, pclose or system from the C library" {
	assert_no_forbidden_functions
	observe ./popen_sort b a
	assert_output_lines 'a
b'
}

# bats test_tags=id:sort-ends-early,points:2,todo:5,todo:8,visibility:hidden
@test "popen_sort: lines that sort did not take are an error" {
	local word
	random_word word 3000
	mkdir bin
	printf '#!/bin/sh\nexit 0\n' >bin/sort
	chmod +x bin/sort
	ln -s "$(command -v sh)" bin/sh
	# The youngest first: sort has ended before the first line is sent.
	observe --seed 2000000000 --subject ./popen_sort \
		env PATH="$PWD/bin" ./popen_sort "a$word" "b$word" "c$word"
	if [[ $outcome == exited && $status == 0 ]]; then
		fail_finding unchecked-error "sort ended before it had read a \
line, and popen_sort exits with 0 all the same." popen_sort.c \
			"$(source_line popen_sort.c '\b(v?[fd]printf|fputs|fwrite|putc|fputc|write) *\(' \
				'my_popen *\(')" 'fails unnoticed'
	fi
	assert_exit 1
	assert_stderr_line '^popen_sort: .*: ' 'what failed and why'
	# Lines so short that nothing is sent before the stream is closed.
	observe --seed 2000000000 --subject ./popen_sort \
		env PATH="$PWD/bin" ./popen_sort b a
	if [[ $outcome == exited && $status == 0 ]]; then
		fail_finding unchecked-error "When the stream was closed, what was \
in its buffer could not be sent, and popen_sort exits with 0 all the same." \
			mypopen.c "$(source_line mypopen.c '\bf?close *\(' \
				'^(int )?my_pclose\(')" 'fails' \
			popen_sort.c "$(source_line popen_sort.c '\bmy_pclose *\(')" \
			'should report it'
	fi
	assert_exit 1
	assert_stderr_line '^popen_sort: .*: ' 'what failed and why'
}

# bats test_tags=id:count-interrupted,points:1,todo:9,visibility:hidden
@test "count_words: a signal while it reads loses nothing, an error is reported" {
	random_lines 20 file
	observe ./count_words file
	assert_output_lines "$(wc -w file)"
	observe --inject read:EINTR:when=1 ./count_words file
	if [[ $outcome == exited && $output != "$(wc -w file)" ]]; then
		fail_finding eintr-not-restarted "A signal interrupted the read \
of what wc prints, and the count is lost." count_words.c \
			"$(source_line count_words.c \
				'\b(fread|fgets|f?getc|getline|getdelim|read|f?scanf) *\(')" \
			'the read'
	fi
	assert_output_lines "$(wc -w file)"
	assert_exit 0
	observe --inject read:EIO:when=1 ./count_words file
	assert_failure_told count_words 'read|readv'
	observe --stdout /dev/full ./count_words file
	assert_full_disk_told
}
