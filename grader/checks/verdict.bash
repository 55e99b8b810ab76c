# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# What a failing check tells ipclab, beyond TAP's ok or not ok:
# IPCLAB_OUT/CHECK-ID.json. Assertions (which may run in a subshell) write their
# parts to files below $VERDICT; teardown puts the parts together.
#
#	message        one sentence, and what was expected and seen
#	findings.json  a list, like ipcprobe's
#	expected actual  the texts compared
#	status         "error" if the check could not tell; else "fail"
#	ran            the last observed command, as a person would type it
#	probe          what goes before it to see that run again

verdict_begin() {
	VERDICT=$BATS_TEST_TMPDIR/verdict
	check_id=$BATS_TEST_DESCRIPTION # ipclab runs a check under its id
	observation=
	observation_count=0
}

# fail [MESSAGE]: end the check as failed. Replaces bats-support's fail, which
# only writes to the terminal. Without arguments it reads the message from
# stdin.
fail() {
	local text
	if (($# == 0)); then
		text=$(cat)
	else
		text=$*
	fi
	printf '%s\n' "$text" >"$VERDICT/message"
	printf '%s\n' "$text" >&2
	return 1
}

# could_not_tell MESSAGE: end the check without a verdict about the student.
could_not_tell() {
	echo error >"$VERDICT/status"
	fail "$1"
}

# verdict_add_findings FILE [ID…]: note the errors among the findings of an
# observation, those with an ID first. If there are none, note children that
# were not waited for: a failing program may leave them, and they may be the
# reason. Findings that lie entirely in provided code (such as a driver's) are
# left out, because a student can't fix them.
verdict_add_findings() {
	local file=$1 noted=$VERDICT/findings.json
	shift
	[[ -f $noted ]] || echo '[]' >"$noted"
	jq -n --slurpfile noted "$noted" --slurpfile seen "$file" \
		--arg files "${IPCLAB_FILES-}" '
		($files | split(" ")) as $own
		| [$seen[0].findings[]? | select($own == [] or .source == [] or
			any(.source[]?; .file | IN($own[])))] as $any
		| [$any[] | select(.severity == "error")] as $errors
		| (if $errors == []
			then [$any[] | select(.id == "unreaped-child")]
			else $errors end) as $all
		| ($ARGS.positional) as $first
		| $noted[0]
		+ [$all[] | select(.id | IN($first[]))]
		+ [$all[] | select(.id | IN($first[]) | not)]' \
		--args "$@" >"$noted.new"
	mv "$noted.new" "$noted"
}

verdict_write() {
	local part svg waits
	[[ -n ${IPCLAB_OUT-} && -d $VERDICT ]] || return 0
	# Findings that no assertion asked about help, too.
	if [[ ! -f $VERDICT/findings.json && -s $observation ]]; then
		verdict_add_findings "$observation"
	fi
	for part in message expected actual status ran probe; do
		[[ -f $VERDICT/$part ]] || : >"$VERDICT/$part"
	done
	[[ -f $VERDICT/findings.json ]] || echo '[]' >"$VERDICT/findings.json"
	verdict_keep_picture
	waits=$observation
	if [[ ! -s $waits ]]; then
		waits=/dev/null
	fi
	jq -n --arg svg "$svg" \
		--rawfile message "$VERDICT/message" \
		--rawfile expected "$VERDICT/expected" \
		--rawfile actual "$VERDICT/actual" \
		--rawfile status "$VERDICT/status" \
		--rawfile ran "$VERDICT/ran" \
		--rawfile probe "$VERDICT/probe" \
		--slurpfile findings "$VERDICT/findings.json" \
		--slurpfile seen "$waits" '
		{
			status: (if $status == "" then "fail"
				else $status | rtrimstr("\n") end),
			message: ($message | rtrimstr("\n")),
			findings: $findings[0]
		}
		+ (if $expected == "" and $actual == "" then {}
			else {expected: $expected, actual: $actual} end)
		+ (if $ran == "" then {}
			else {$ran, replay_args: ($probe + $ran)}
				| map_values(rtrimstr(" ")) end)
		+ (if $seen[0].waits then {waits: $seen[0].waits} else {} end)
		+ (if $svg == "" then {} else {svg: $svg} end)' \
		>"$IPCLAB_OUT/$check_id.json"
}

# For `ipclab grade` and `ipclab check --html`: make the page to step through
# the last observation, from its recording.
verdict_keep_page() {
	local recording=${observation%/*}/recording
	[[ -n ${IPCLAB_PAGES-} && -n $observation && -s $recording ]] ||
		return 0
	"$IPCLAB_PROBE" --quiet --sites --replay "$recording" \
		--page "$IPCLAB_OUT/$check_id.html" </dev/null >/dev/null 2>&1 || :
}

# Set svg to the last observation's picture, if there is one.
verdict_keep_picture() {
	local drawn=${observation%/*}/picture.svg
	svg=''
	[[ -n $observation && -s $drawn ]] || return 0
	svg=$check_id.svg
	cp "$drawn" "$IPCLAB_OUT/$svg"
}
