# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2154 # run sets status, output
# The tests of one lab, whose id is the name of the test file that loads this.

lab=$(basename "$BATS_TEST_FILENAME" .bats)
labdir=$IPCLAB_SRCDIR/labs/$lab
scripts=$IPCLAB_SRCDIR/scripts
IPCLAB=$(command -v ipclab)
export IPCLAB

# try ARG…: grade a variant, with $seed if set, $jobs checks at a time (1,
# because the suite itself runs several tests at a time). The results are in
# $result.
try() {
	result=$BATS_TEST_TMPDIR/result.json
	rm -f "$result"
	"$scripts/try-lab" "$lab" --json "$result" --jobs "${jobs-1}" \
		${seed:+--seed "$seed"} "$@" >"$BATS_TEST_TMPDIR/shown" 2>&1 || :
	if [[ ! -s $result ]]; then
		fail "try-lab $lab $*: $(cat "$BATS_TEST_TMPDIR/shown")"
	fi
}

# told: for messages: what try showed of the checks that did not pass.
told() {
	jq -r '.checks[] | select(.status != "pass")
		| "\(.status) \(.id): \(.message)"' "$result"
}

# variants KIND: the names of a lab's mutants or alternates, one a line.
variants() {
	(cd "$labdir/$1" && set -- * && [[ -e $1 ]] && printf '%s\n' "$@") ||
		fail "there are none yet in labs/$lab/$1"
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
		fail "$(jq '.checks | length' "$result") checks, 10 are needed; \
score $(jq .score "$result"), at most 10; the compiler said \
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
	local name names bad=''
	names=$(variants alternates) || return
	while read -r name; do
		try --alternate "$name"
		if ! jq -e '.score == 100 and .compile.output == ""' \
			"$result" >/dev/null; then
			bad+="alternate $name:
$(told)
"
		fi
	done <<<"$names"
	[[ -z $bad ]] || fail "$bad"
}

# header NAME KEY: the value of a line in a mutant's header.
header() {
	sed -n "s/^$2: *//p; /^---/q" "$labdir/mutants/$1.patch"
}

# mutant_is_caught NAME: print what is wrong, or nothing. If the check says in
# its own words what it missed, the mutant's header has "Finding: none".
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
	local name names wrong bad=''
	names=$(variants mutants) || return
	while read -r name; do
		name=${name%.patch}
		wrong=$(mutant_is_caught "$name")
		[[ -z $wrong ]] || bad+="mutant $name: $wrong
"
	done <<<"$names"
	[[ -z $bad ]] || fail "$bad"
}

# green: the ids of the checks that pass, one a line, sorted.
green() {
	jq -r '.checks[] | select(.status == "pass") | .id' "$result" | sort
}

# asked_by N: the ids of the checks that need no TODO after N, sorted.
asked_by() {
	jq -r --argjson n "$1" '.checks[]
		| select((.todos | max // 0) <= $n) | .id' "$result" | sort
}

# True findings in a lab's half-done skeletons: ID:FROM-TO, found while the last
# TODO done is FROM up to TO. No other finding may be reported.
declare -gA true_until_done=(
	[01-pipe]='leaked-fd-exit:2-2 short-write-ignored:7-7 unreaped-child:2-5'
	[02-dup2]='fifo-open-stall:9-9 leaked-fd-exec:4-5 leaked-fd-exit:4-4
		unchecked-error:6-6 unclosed-write-end:4-5 unreaped-child:4-4'
	[03-barrier]='leaked-fd-exit:3-3 output-wrong:0-9 race:3-8
		unchecked-error:10-10 unreaped-child:3-9'
	[04-popen]='killed-by-sigpipe:2-2 leaked-fd-exit:2-4
		popen-stream-inherited:3-5 unreaped-child:2-7'
	[05-capacity]='leaked-fd-exit:0-1 unreaped-child:3-3'
	[06-fifo]='fifo-left-behind:6-8'
	[07-seqnum]='fifo-left-behind:1-8 fifo-open-stall:3-8
		killed-by-sigpipe:3-7 server-killed-by-client:3-7'
	[08-framing]='fifo-left-behind:8-8 framing-mismatch:2-5'
)

# not_true N: print what is found with TODOs 1 to N done but not in that table.
not_true() {
	jq -r --argjson n "$1" --arg rows "${true_until_done[$lab]-}" '
		[$rows | scan("([a-z-]+):([0-9]+)-([0-9]+)")
			| select((.[1] | tonumber) <= $n and $n <= (.[2] | tonumber))
			| .[0]] as $true
		| .checks[] | select(.status != "pass") | .id as $check
		| .findings[]? | select(.id | IN($true[]) | not)
		| "\($check): \(.id) at \([.source[]? | "\(.file):\(.line)"])"' \
		"$result"
}

# Each TODO, done in order, makes at least one more check pass, and none fail
# whose TODOs are all done. (A check of what a server must do may pass by
# accident until the server can run.) On the way only true findings are
# reported.
todos_lead_up() {
	local n last before='' wrong seed=1
	last=$(grep -ohE 'TODO [0-9]+' "$IPCLAB_SRCDIR/skeletons/$lab"/*.[ch] |
		cut -d' ' -f2 | sort -n | tail -n 1)
	for ((n = 0; n <= last; n++)); do
		try --todo "$n"
		wrong=$(not_true "$n")
		if [[ -n $wrong ]]; then
			fail "TODO $n leads to findings that are not true: $wrong"
			return
		fi
		wrong=$(comm -23 <(echo "$before") <(green) |
			comm -12 - <(asked_by "$n"))
		if [[ -n ${wrong//[[:space:]]/} ]]; then
			fail "TODO $n turned red: $wrong"
			return
		fi
		if ((n > 0)) && [[ $(comm -13 <(echo "$before") <(green)) == '' ]]
		then
			fail "TODO $n turned no check green
$(told)"
			return
		fi
		before=$(green)
	done
}
