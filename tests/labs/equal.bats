# Wrong programs whose processes race: the same marks, findings and lines, with
# whatever seed. Each folder of unsteady/ is a submission to lab 01.
load ../setup

# graded FOLDER SEED: what the verdict says, without what a run may vary in.
graded() {
	"$IPCLAB_SRCDIR/scripts/try-lab" 01-pipe --seed "$2" --jobs 1 \
		--work "$BATS_TEST_DIRNAME/unsteady/$1" \
		--json "$BATS_TEST_TMPDIR/$2.json" >/dev/null || assert [ $? = 1 ]
	jq -c '.score, (.checks[] | [.id, .status, [.findings[]?
		| "\(.id) \(.source[0].file):\(.source[0].line)"]])' \
		"$BATS_TEST_TMPDIR/$2.json"
}

@test "a program that forks before it makes its pipe gets the same verdict again" {
	local first seed
	IPCLAB=$(command -v ipclab)
	export IPCLAB
	first=$(graded forkfirst 1)
	assert_equal "$(head -n 1 <<<"$first")" 15
	for seed in 2 3 4; do
		assert_equal "$(graded forkfirst "$seed")" "$first"
	done
}
