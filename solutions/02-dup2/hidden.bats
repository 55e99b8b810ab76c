# Hidden checks of lab 02-dup2.
# shellcheck disable=SC2012,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"
load "$IPCLAB_LABDIR/helpers"

# assert_not_lost EXPECTED ACTUAL CALL: the data came through; else CALL took
# away a descriptor that was still needed.
assert_not_lost() {
	local site
	cat "$1" >"$BATS_TEST_TMPDIR/wanted"
	site=$(call_site "$3")
	if ! cmp -s "$BATS_TEST_TMPDIR/wanted" "$2" && [[ $outcome == exited &&
		$site != '? 0' ]]; then
		# shellcheck disable=SC2086 # file and line
		fail_finding close-wrong-fd "With 0 or 1 closed at the start, a \
descriptor that was still needed has been closed." $site 'here'
		return
	fi
	assert_same_file "$BATS_TEST_TMPDIR/wanted" "$2"
}

# bats test_tags=id:redirect-errors,points:4,todo:2,todo:3,visibility:hidden
@test "redirect: what can't be opened or run is reported, with a status" {
	local site
	observe ./redirect -i missing touch ran
	site=$(call_site 'open|openat' '.failed > 0')
	if [[ ($status == 0 || -e ran) && $site != '? 0' ]]; then
		# shellcheck disable=SC2086 # file and line
		fail_finding unchecked-error "IN could not be opened, and CMD \
was run all the same." $site 'the open that fails'
		return
	elif [[ $stderr_output == *': Bad file descriptor'* ]]; then
		# shellcheck disable=SC2086 # file and line
		fail_finding unchecked-error "IN could not be opened (No such \
file or directory), and the program goes on with -1 in place of a \
descriptor." $site 'the open that fails'
		return
	fi
	assert_exit 1
	assert_stderr_line '^redirect: .*missing: No such file' \
		'the program, the file and the reason'
	observe ./redirect -o /dev/null/x true
	assert_exit 1
	observe --inject dup2:EMFILE ./redirect -o out touch ran
	assert_failure_told redirect 'dup2|dup3'
	observe ./redirect ./no-such-command
	assert_exit_failure
	assert_stderr_line '^redirect: .*no-such-command: No such file' \
		'the program, the command and the reason'
}

# bats test_tags=id:ls-wc-cannot-run,points:4,todo:7,visibility:hidden
@test "pipe_ls_wc: too many arguments, and ls or wc that can't be run" {
	local present
	assert_usage ./pipe_ls_wc . .
	for present in wc ls; do
		only "$present"
		observe --subject ./pipe_ls_wc \
			env PATH="$PWD/only" ./pipe_ls_wc .
		assert_exit_failure
		assert_stderr_line '^pipe_ls_wc: .*No such file' \
			'the program and the reason'
		assert_all_children_reaped
		assert_no_leaked_fds
	done
}

# bats test_tags=id:pipeline-status,points:5,todo:9,todo:10,visibility:hidden
@test "pipeline: its status is the last stage's, as in the shell" {
	observe ./pipeline ./no-such-command
	assert_exit 127
	assert_stderr_line '^pipeline: .*no-such-command: No such file' \
		'the program, the command and the reason'
	echo 'no program' >text
	observe ./pipeline ./text
	assert_exit 126
	# shellcheck disable=SC2016 # the inner shell expands it
	observe ./pipeline sh -c 'kill -KILL $$'
	assert_exit 137
	# The last stage's, not that of the stage which ends last.
	observe --virtual-time ./pipeline sh -c 'sleep 1; exit 3' '|' \
		sh -c 'exit 5'
	if [[ $outcome == exited && $status == 3 ]]; then
		fail_finding wrong-child-waited "The status is that of the stage \
that ended last, not that of the last stage." pipeline.c \
			"$(source_line pipeline.c '\bwait(pid|id|4)? *\(')" \
			'waits for a child'
	fi
	assert_exit 5
	observe --virtual-time ./pipeline sh -c 'exit 3' '|' \
		sh -c 'sleep 1; exit 5'
	assert_exit 5
	observe ./pipeline false '|' true
	assert_exit 0
	# A stage that can't be run does not keep the others from running.
	observe ./pipeline echo lost '|' ./no-such-command '|' sh -c 'cat; exit 4'
	assert_exit 4
	assert_output_lines ''
	assert_all_children_reaped
}

# bats test_tags=id:pipeline-flow,points:5,todo:10,visibility:hidden
@test "pipeline: any amount flows, a stage that has enough ends the flow" {
	random_bytes 300000 input
	observe --stdin input ./pipeline cat '|' cat '|' cat
	assert_output_file input
	# Forty stages, more than anybody makes room for.
	# shellcheck disable=SC2046 # words of their own
	observe ./pipeline echo far $(printf '| cat %.0s' {1..38}) '|' wc -c
	assert_output_lines 4
	assert_exit 0
	observe ./pipeline yes '|' head -n 1
	assert_output_lines y
	assert_exit 0
	assert_all_children_reaped
}

# bats test_tags=id:pipeline-side-by-side,points:4,todo:10,visibility:hidden
@test "pipeline: all stages run at the same time" {
	# The first stage waits for a word that the last one says.
	mkfifo fifo
	observe ./pipeline sh -c 'cat <fifo' '|' cat '|' \
		sh -c 'echo go >fifo; cat'
	assert_output_lines go
	assert_exit 0
}

# bats test_tags=id:closed-at-start,points:2,todo:10,visibility:hidden
@test "pipeline: descriptors 0 and 1 are closed when it starts" {
	random_word word
	observe --close 0 ./pipeline echo "$word" '|' cat '|' cat
	assert_not_lost <(echo "$word") "$stdout_file" dup2
	assert_no_leaked_fds
	observe --close 0 --close 1 ./pipeline echo "$word" '|' cat '|' cat '|' \
		sh -c 'cat >out'
	assert_not_lost <(echo "$word") out dup2
}

# bats test_tags=id:ls-wc-closed,points:1,todo:6,visibility:hidden
@test "pipe_ls_wc: descriptor 0 is closed when it starts" {
	observe --close 0 ./pipe_ls_wc .
	assert_not_lost <(ls | wc -l) "$stdout_file" dup2
	assert_no_leaked_fds
}

# bats test_tags=id:redirect-closed,points:1,todo:2,visibility:hidden
@test "redirect: descriptors 0 and 1 are closed when it starts" {
	random_lines 3 in
	observe --close 0 --close 1 ./redirect -i in -o copy cat
	assert_not_lost in copy close
	assert_no_leaked_fds
}

# bats test_tags=id:ls-wc-faults,points:2,todo:4,todo:5,visibility:hidden
@test "pipe_ls_wc: signals in the way, and calls that fail" {
	observe ./pipe_ls_wc
	assert_no_findings
	observe --inject-each ./pipe_ls_wc
	assert_survives_faults
	assert_output_lines "$(ls | wc -l)"
	observe --inject pipe:EMFILE ./pipe_ls_wc
	assert_failure_told pipe_ls_wc 'pipe|pipe2'
}

# bats test_tags=id:faults,points:2,todo:9,todo:11,visibility:hidden
@test "pipeline: signals in the way, and calls that fail" {
	observe ./pipeline echo x '|' cat '|' cat
	assert_no_findings
	observe --inject-each ./pipeline echo x '|' cat '|' cat
	assert_survives_faults
	assert_output_lines x
	observe --inject pipe:EMFILE ./pipeline echo x '|' cat
	assert_failure_told pipeline 'pipe|pipe2'
	# The second stage can't be made; the first would run for ever.
	observe --inject fork:EAGAIN:when=2 ./pipeline yes '|' cat
	assert_all_children_reaped
	assert_exit 1
}
