# Wrong programs that try the grader's patience. If processes race: the same
# marks, findings and lines, with any seed. If a process repeats itself for
# ever: an end within seconds. Each folder of unsteady/ is a submission for lab
# 01.
load ../setup

# graded FOLDER SEED: print the verdict, without what may vary between runs.
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

# cpu_seconds COMMAND…: whole seconds that it and its children used.
cpu_seconds() {
	local TIMEFORMAT='%U %S' used
	used=$({ time "$@" >/dev/null 2>&1; } 2>&1)
	awk '{ printf "%d", $1 + $2 }' <<<"$used"
}

@test "a loop around a close that can never succeed is ended, and its line is cited" {
	local check line result=$BATS_TEST_TMPDIR/result.json
	IPCLAB=$(command -v ipclab)
	export IPCLAB
	line=$(grep -n 'k++) close' \
		"$BATS_TEST_DIRNAME/unsteady/closeloop/pipe_talk.c" | cut -d: -f1)
	for check in talk-lines talk-memory talk-faults; do
		assert [ "$(cpu_seconds "$IPCLAB_SRCDIR/scripts/try-lab" 01-pipe \
			--jobs 1 --only "$check" --json "$result" \
			--work "$BATS_TEST_DIRNAME/unsteady/closeloop")" -lt 10 ]
		assert_equal "$(jq -c --argjson line "$line" '.checks[] | [.id,
			.status, any(.findings[]; .id == "double-close" and
			any(.source[]; .line == $line))]' "$result")" \
			"[\"$check\",\"fail\",true]"
	done
}
