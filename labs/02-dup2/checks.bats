# Public checks of lab 02-dup2.
# shellcheck disable=SC2012,SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"
load "$IPCLAB_LABDIR/helpers"

# bats test_tags=id:redirect-usage,points:2,todo:1,visibility:public
@test "redirect: wrong arguments get a usage line on standard error and status 2" {
	assert_usage ./redirect -x true
	observe ./redirect -o
	assert_exit 2
	observe ./redirect -i /dev/null
	assert_exit 2
	observe ./redirect
	assert_exit 2
}

# bats test_tags=id:redirect-creates,points:3,todo:2,visibility:public
@test "redirect: OUT is created with mode 0666 less the umask, or emptied" {
	umask 027
	observe ./redirect -o new true
	if [[ ! -f new || $(stat -c %a new) != 640 ]]; then
		fail "OUT should be a file of mode 640 with the umask 027: $(
			stat -c 'it has %a' new 2>&1)"
	fi
	echo old >old
	observe ./redirect -o old true
	assert_same_file /dev/null old
}

# bats test_tags=id:redirect-both,points:8,todo:2,todo:3,visibility:public
@test "redirect: CMD reads IN and writes OUT, and its exit status is passed on" {
	random_lines 20 in
	tr 0-9 a-j <in >"$BATS_TEST_TMPDIR/wanted"
	# shellcheck disable=SC2016 # the inner shell expands it
	observe ./redirect -i in -o out sh -c 'tr 0-9 "$0"; exit 7' a-j
	assert_exit 7
	assert_same_file "$BATS_TEST_TMPDIR/wanted" out
	assert_output_lines ''
	assert_no_leaked_fds
	observe ./redirect -i in sort -o out2 -r
	sort -r in >"$BATS_TEST_TMPDIR/wanted"
	assert_exit 0
	assert_same_file "$BATS_TEST_TMPDIR/wanted" out2
	# The signal that ends CMD ends redirect, or it tells of it as a shell does.
	# shellcheck disable=SC2016 # the inner shell expands it
	observe ./redirect -o out sh -c 'kill -KILL $$'
	if [[ $outcome == exited ]]; then
		assert_exit 137
	fi
}

# bats test_tags=id:redirect-memory,points:2,todo:2,todo:3,visibility:public
@test "redirect: memory is used properly, even when CMD can't be run" {
	random_lines 5 in
	assert_memory_clean ./redirect -i in -o out cat
	assert_same_file in out
	assert_memory_clean ./redirect -i in -o out ./no-such-command
	assert_exit_failure
}

# bats test_tags=id:ls-wc-starts,points:4,todo:4,visibility:public
@test "pipe_ls_wc: ls and wc are two children" {
	observe ./pipe_ls_wc
	assert_ran ls wc
	if [[ ${process_parents[*]} != '0 1 1' ]]; then
		fail 'ls and wc should be two children of pipe_ls_wc'
	fi
	if [[ ${#pipe_kinds[@]} == 0 ]]; then
		fail 'there is no pipe yet'
	fi
}

# bats test_tags=id:ls-wc-reaped,points:4,todo:5,visibility:public
@test "pipe_ls_wc: both children have been waited for" {
	observe ./pipe_ls_wc
	assert_ran ls wc
	assert_all_children_reaped
}

# bats test_tags=id:ls-wc-counts,points:8,todo:6,visibility:public
@test "pipe_ls_wc: it counts what ls lists" {
	random_word dir
	make_dir "$dir"
	# In one order: where ls and wc both print, who is first is luck.
	observe --seed "$IPCLAB_SEED" ./pipe_ls_wc "$dir"
	assert_output_lines "$(ls "$dir" | wc -l)"
	assert_exit 0
	observe --seed "$IPCLAB_SEED" ./pipe_ls_wc
	assert_output_lines "$(ls | wc -l)"
	assert_exit 0
}

# bats test_tags=id:ls-wc-unused-ends,points:8,todo:5,todo:6,visibility:public
@test "pipe_ls_wc: no process keeps a descriptor that it does not need" {
	make_dir some
	observe --seed "$IPCLAB_SEED" ./pipe_ls_wc some
	assert_no_leaked_fds
	assert_output_lines "$(ls some | wc -l)"
}

# bats test_tags=id:ls-wc-told,points:2,todo:7,visibility:public
@test "pipe_ls_wc: an ls that can't be run is reported; the status is not 0" {
	only wc
	observe --subject ./pipe_ls_wc env PATH="$PWD/only" ./pipe_ls_wc .
	assert_exit_failure
	assert_stderr_line '^pipe_ls_wc: .*No such file' \
		'the program and the reason'
}

# bats test_tags=id:ls-wc-memory,points:2,todo:6,todo:7,visibility:public
@test "pipe_ls_wc: memory is used properly, even when wc can't be run" {
	make_dir some
	observe --seed "$IPCLAB_SEED" ./pipe_ls_wc some
	assert_output_lines "$(ls some | wc -l)"
	assert_memory_clean --once ./pipe_ls_wc some
	only ls
	assert_memory_clean --path "$PWD/only" ./pipe_ls_wc some
	assert_exit_failure
}

# bats test_tags=id:pipeline-usage,points:2,todo:8,visibility:public
@test "pipeline: an empty stage is wrong usage, and nothing is started" {
	observe ./pipeline
	assert_exit 2
	local words
	for words in '|' 'true |' '| true' 'true | | true'; do
		# shellcheck disable=SC2086 # words of their own
		assert_usage ./pipeline $words
		if [[ ${#process_pids[@]} != 1 ]]; then
			fail 'a stage was started all the same'
		fi
	done
}

# bats test_tags=id:pipeline-one,points:3,todo:9,visibility:public
@test "pipeline: a single stage runs, and its exit status is passed on" {
	random_word word
	random_int number 3 99
	# shellcheck disable=SC2016 # the inner shell expands it
	observe ./pipeline sh -c 'echo "$0"; exit "$1"' "$word" "$number"
	assert_output_lines "$word"
	assert_exit "$number"
}

# bats test_tags=id:pipeline-stages,points:8,todo:10,visibility:public
@test "pipeline: each stage reads what the one before it wrote" {
	random_lines 50 input
	sort input | tr 0-9 a-j | head -n 30 | cat -n >"$BATS_TEST_TMPDIR/wanted"
	observe --stdin input ./pipeline \
		sort '|' tr 0-9 a-j '|' head -n 30 '|' cat -n
	assert_output_file "$BATS_TEST_TMPDIR/wanted"
	assert_exit 0
	# Only a bar that is an argument of its own stands between stages.
	observe ./pipeline echo '|a' 'b|' 'c|d' '||' '|' cat
	assert_output_lines '|a b| c|d ||'
}

# bats test_tags=id:pipeline-unused-ends,points:8,todo:10,visibility:public
@test "pipeline: each stage has only descriptors 0, 1 and 2, and is waited for" {
	observe ./pipeline echo hello '|' cat '|' cat '|' wc -c
	assert_output_lines 6
	assert_no_leaked_fds
	assert_all_children_reaped
}

# bats test_tags=id:pipeline-cut-short,points:2,todo:11,visibility:public
@test "pipeline: if a stage can't be started, the others are ended" {
	# The second stage can't be made; the first would run for ever.
	observe --inject fork:EAGAIN:when=2 ./pipeline sleep 1000 '|' cat
	assert_all_children_reaped
	assert_exit 1
}

# bats test_tags=id:pipeline-memory,points:2,todo:10,visibility:public
@test "pipeline: memory is used properly, even when a stage can't be run" {
	assert_memory_clean ./pipeline echo hello '|' cat '|' wc -c
	assert_output_lines 6
	assert_memory_clean ./pipeline echo hello '|' ./no-such-command
	assert_exit 127
}

# bats test_tags=id:own-work,points:2,todo:6,todo:10,visibility:public
@test "no popen, pclose or system from the C library, and no shell" {
	assert_no_forbidden_functions
	mkdir listed
	touch listed/{one,two,three}
	observe --seed "$IPCLAB_SEED" ./pipe_ls_wc listed
	assert_output_lines 3
	assert_ran_no_shell
	observe ./pipeline echo hello '|' cat
	assert_output_lines hello
	assert_ran_no_shell
}
