# doc/HOWTO_ADD_LAB.md, done step by step in a copy of the tree.
load ../setup

setup() {
	cd "$BATS_TEST_TMPDIR"
	mkdir tree tree/labs tree/solutions tree/skeletons tree/grader
	cp -r "$IPCLAB_SRCDIR/scripts" tree/
	cp -r "$IPCLAB_SRCDIR/grader/checks" tree/grader/
	IPCLAB=$(command -v ipclab)
	export IPCLAB
	unset IPCLAB_DATADIR
}

# The page's commands: what stands in its ```sh blocks.
commands() {
	awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' \
		"$IPCLAB_SRCDIR/doc/HOWTO_ADD_LAB.md"
}

@test "every command of HOWTO_ADD_LAB works, and makes a lab that works" {
	commands >commands.sh
	assert [ "$(grep -c try-lab commands.sh)" -ge 4 ]
	cd tree
	TMPDIR=$BATS_TEST_TMPDIR run bash -eux ../commands.sh
	assert_success

	run scripts/make-skeletons --check 09-answer
	assert_success
	run scripts/try-lab 09-answer --solution --json result.json
	assert_success
	assert_equal "$(jq .score result.json)" 100
	run scripts/try-lab 09-answer --skeleton --json result.json
	assert_equal "$(jq '.score <= 10' result.json)" true
	run scripts/try-lab 09-answer --todo 1 --json result.json
	assert_equal "$(jq .score result.json)" 30
	run scripts/try-lab 09-answer --alternate wait
	assert_success
	run scripts/try-lab 09-answer --mutant one-try --json result.json
	assert_equal "$(jq -c '.checks[0] | [.id, .status,
		(.findings | any(.id == "eintr-not-restarted"))]' result.json)" \
		'["faults","fail",true]'
}
