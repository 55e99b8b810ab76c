# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2154 # run sets status, output
# The tests of one lab: its id is the name of the test file that loads this.

lab=$(basename "$BATS_TEST_FILENAME" .bats)
labdir=$IPCLAB_SRCDIR/labs/$lab
scripts=$IPCLAB_SRCDIR/scripts
IPCLAB=$(command -v ipclab)
export IPCLAB

# try ARG…: grade a variant, with $seed if set, $jobs checks at a time (1: the
# suite itself runs several tests at a time); its results are in $result.
try() {
	result=$BATS_TEST_TMPDIR/result.json
	rm -f "$result"
	"$scripts/try-lab" "$lab" --json "$result" --jobs "${jobs-1}" \
		${seed:+--seed "$seed"} "$@" >"$BATS_TEST_TMPDIR/shown" 2>&1 || :
	if [[ ! -s $result ]]; then
		fail "try-lab $lab $*: $(cat "$BATS_TEST_TMPDIR/shown")"
	fi
}

# told: what try showed of the checks that did not pass, for messages.
told() {
	jq -r '.checks[] | select(.status != "pass")
		| "\(.status) \(.id): \(.message)"' "$result"
}

variants() {
	(cd "$labdir/$1" && printf '%s\n' *)
}

skeleton_is_current() {
	run "$scripts/make-skeletons" --check "$lab"
	assert_success
}

skeleton_earns_little() {
	try --skeleton
	if ! jq -e '.score <= 10 and (.checks | length) >= 10
		and .compile.output == ""
		and all(.checks[]; .status | IN("pass", "fail"))
		and all(.checks[].findings[]?; .id | IN("crashed", "child-crashed",
			"deadlock") | not)' "$result" >/dev/null; then
		fail "score $(jq .score "$result"), the compiler said \
$(jq .compile.output "$result"), and
$(told)"
	fi
	run sed '/^[0-9]* of [0-9]* points$/q' "$BATS_TEST_TMPDIR/shown"
	assert [ "${#lines[@]}" -gt 8 ]
	assert [ "$(wc -l <<<"$output")" -le 24 ] # a screen
}

solution_earns_all() {
	try --solution
	if ! jq -e '.score == 100 and .max == 100 and .compile.output == ""' \
		"$result" >/dev/null; then
		fail "$(jq -r '"\(.score) of \(.max)"' "$result")
$(told)"
	fi
}

alternates_earn_all() {
	local name bad=''
	while read -r name; do
		try --alternate "$name"
		if ! jq -e '.score == 100 and .compile.output == ""' \
			"$result" >/dev/null; then
			bad+="alternate $name:
$(told)
"
		fi
	done < <(variants alternates)
	[[ -z $bad ]] || fail "$bad"
}

# header NAME KEY: a line of a mutant's header.
header() {
	sed -n "s/^$2: *//p; /^---/q" "$labdir/mutants/$1.patch"
}

# mutant_is_caught NAME: nothing, or what is wrong. Where the check says in its own
# words what it missed, its header has "Finding: none".
mutant_is_caught() {
	local check finding file text line sources
	check=$(header "$1" Check)
	finding=$(header "$1" Finding)
	file=$(header "$1" Source)
	text=${file#*: }
	file=${file%%:*}
	sources=$BATS_TEST_TMPDIR/sources-$1
	try --mutant "$1" --keep "$sources"
	line=$(grep -nF -- "$text" "$sources/src/$file" | cut -d: -f1)
	if [[ ! $line =~ ^[0-9]+$ ]]; then
		echo "its Source stands on these lines of $file, not on one: $line"
		return
	fi
	jq -r --arg check "$check" --arg finding "$finding" \
		--arg file "$file" --argjson line "$line" '
		[.checks[] | select(.id == $check)][0] as $seen
		| [$seen.findings[]? | select(.id == $finding)] as $named
		| if $seen.status != "fail" then
			"check \($check) says \($seen.status), not fail: \($seen.message)"
		elif $finding == "none" then empty
		elif ($named | length) == 0 then
			"finding \($finding) is not among \([$seen.findings[]?.id]); \($seen.message)"
		elif any($named[].source[]?;
			.file == $file and .line == $line) then empty
		else "it cites \([$named[].source[]?
			| "\(.file):\(.line)"] | unique), not \($file):\($line)"
		end' "$result"
}

mutants_are_caught() {
	local name wrong bad=''
	while read -r name; do
		name=${name%.patch}
		wrong=$(mutant_is_caught "$name")
		[[ -z $wrong ]] || bad+="mutant $name: $wrong
"
	done < <(variants mutants)
	[[ -z $bad ]] || fail "$bad"
}

# green: the ids of the checks that pass, a line each, sorted.
green() {
	jq -r '.checks[] | select(.status == "pass") | .id' "$result" | sort
}

# asked_by N: the ids of the checks that ask for nothing after TODO N, sorted.
asked_by() {
	jq -r --argjson n "$1" '.checks[]
		| select((.todos | max // 0) <= $n) | .id' "$result" | sort
}

# Each TODO, done in order, turns at least one more check green, and none red
# whose TODOs are all done: what a server must do that can't run yet, for one,
# may hold by accident until it runs.
todos_lead_up() {
	local n last before lost
	last=$(grep -ohE 'TODO [0-9]+' "$IPCLAB_SRCDIR/skeletons/$lab"/*.[ch] |
		cut -d' ' -f2 | sort -n | tail -n 1)
	try --skeleton
	before=$(green)
	for ((n = 1; n <= last; n++)); do
		try --todo "$n"
		lost=$(comm -23 <(echo "$before") <(green) |
			comm -12 - <(asked_by "$n"))
		if [[ -n ${lost//[[:space:]]/} ]]; then
			fail "TODO $n turned red: $lost"
			return
		fi
		if [[ $(comm -13 <(echo "$before") <(green)) == '' ]]; then
			fail "TODO $n turned no check green
$(told)"
			return
		fi
		before=$(green)
	done
}
