# Follow doc/HOWTO_ADD_LAB.md step by step in a copy of the tree.
load ../setup

setup() {
	cd "$BATS_TEST_TMPDIR"
	mkdir -p tree/{labs,solutions,skeletons,handouts,grader,tests/labs/{alternates,ladder,mutants}}
	cp "$BATS_TEST_DIRNAME/01-pipe.bats" tree/tests/labs/
	cp "$BATS_TEST_DIRNAME/ladder/01-pipe.bats" tree/tests/labs/ladder/
	cp "$BATS_TEST_DIRNAME/alternates/01-pipe.bats" tree/tests/labs/alternates/
	cp "$BATS_TEST_DIRNAME/mutants/01-pipe.bats" tree/tests/labs/mutants/
	cp -r "$IPCLAB_SRCDIR"/{scripts,calibration} tree/
	cp -r "$IPCLAB_SRCDIR/grader/checks" tree/grader/
	IPCLAB=$(command -v ipclab)
	export IPCLAB
	unset IPCLAB_DATADIR
}

# The page's commands, which are in its ```sh blocks.
commands() {
	awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' \
		"$IPCLAB_SRCDIR/doc/HOWTO_ADD_LAB.md"
}

@test "every command in HOWTO_ADD_LAB works, and together they make a lab that works" {
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
	assert_output --partial 'The skeleton passes no check.'
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

@test "a new lab is refused if its number is taken or its name is invalid" {
	cd tree
	mkdir labs/09-other
	run -1 scripts/new-lab 09-answer
	assert_output 'new-lab: there is a lab 09-other already'
	local id
	for id in answer 9-answer 09-Answer 09_answer 09-; do
		run -2 scripts/new-lab "$id"
		assert_output --partial "'$id' is no id of a lab"
	done
	assert_equal "$(ls labs)" 09-other
}

@test "a new lab is where configure looks for labs, and its handout has all parts" {
	cd tree
	run -0 scripts/new-lab 09-two-words 'Two words'
	assert_file_exists tests/labs/09-two-words.bats
	assert_file_exists tests/labs/alternates/09-two-words.bats
	assert_file_exists tests/labs/ladder/09-two-words.bats
	assert_file_exists tests/labs/mutants/09-two-words.bats
	assert_file_exists skeletons/09-two-words/two_words.c
	assert_file_exists skeletons/09-two-words/Makefile
	run grep -r '@[A-Z]*@' labs solutions skeletons handouts
	assert_output ''
	grep -oE '^## .*' "$IPCLAB_SRCDIR/handouts/03-barrier.md" >parts
	while read -r part; do
		if [[ $part != *'falls short' ]]; then
			run grep -x "$part" handouts/09-two-words.md
			assert_success
		fi
	done <parts
}
