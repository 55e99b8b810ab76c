#!/usr/bin/env bats
# A few attackers between honest neighbours, run by any user in the safest
# profile that works here. For all of them: attacks.bats.
load ../setup
load class
load judge

setup_file() {
	export IPCLAB_LIBEXEC=$IPCLAB_BUILDDIR/grader/sandbox
	PROFILE=$("$IPCLAB_BUILDDIR/tests/attacks/boxed" probe | head -n 1)
	if [[ $PROFILE != [ABC] ]]; then
		skip "no isolation is possible here"
	fi
	export PROFILE
	# In profile B the programs run as another user, who must be able to
	# enter.
	chmod 0711 "$BATS_RUN_TMPDIR"
	chmod 0755 "$BATS_RUN_TMPDIR/file" "$BATS_FILE_TMPDIR"
	class_make "$BATS_FILE_TMPDIR/t" kill-everybody read-solution \
		ptrace-supervisor new-namespaces talk-to-others strange-calls \
		left-over-descriptors overwrite-programs compile-incbin
	class_grade
}

setup() {
	class_load "$BATS_FILE_TMPDIR/t"
}

@test "the class is graded, and the result names the profile" {
	run cat "$TOP/status"
	assert_output 0
	run jq -r .isolation "$OUT/results/aaa-honest.json"
	assert_output "$PROFILE"
}

@test "nobody has more points than their work deserves" {
	run judge_marks
	assert_output ''
}

@test "nothing worked that must fail, and no secret came out" {
	run judge_secrets
	assert_output ''
}

@test "no file was changed, and none was left behind" {
	run judge_files
	assert_output ''
}

@test "no process is left behind" {
	run judge_processes
	assert_output ''
}

@test "the neighbours have full marks" {
	run judge_neighbours
	assert_output ''
}
