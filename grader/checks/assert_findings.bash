# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# What ipcprobe found. These assertions also fail if the run never ended: what
# such a program would have closed or waited for is unknown.

# finding_text FILE ID…: the messages of findings with these ids or, without an
# ID, of all errors. Places and advice are in the verdict's findings.
finding_text() {
	local file=$1
	shift
	jq -r '[.findings[]? | select(.severity == "error")] as $errors
		| $ARGS.positional as $ids
		| $errors[]
		| select(($ids | length) == 0 or (.id | IN($ids[])))
		| .message' "$file" --args "$@" | awk '!seen[$0]++' 
}

# set_aside CONDITION [jq's options]: drop those findings of the last run for
# which it holds: they are true, but not what this check is about.
set_aside() {
	jq "${@:2}" "del(.findings[]? | select($1))" "$observation" \
		>"$observation.less"
	mv "$observation.less" "$observation"
}

# assert_none_of SENTENCE ID…: fail with SENTENCE if one of these was found.
assert_none_of() {
	local sentence=$1 found
	shift
	assert_no_deadlock || return
	((observed_errors)) || return 0
	found=$(finding_text "$observation" "$@")
	if [[ -n $found ]]; then
		verdict_add_findings "$observation" "$@"
		fail_with_findings "$sentence" "$found"
	fi
}

# fail_with_findings SENTENCE FOUND: fail after findings have been noted. The
# result lists them, so its message is only SENTENCE. FOUND is for people who
# run Bats by hand.
fail_with_findings() {
	fail "$1" || :
	printf '%s\n' "$2" >&2
	return 1
}

assert_no_leaked_fds() {
	assert_none_of 'a descriptor was left open where it is not needed' \
		leaked-fd-exec leaked-fd-exit popen-stream-inherited \
		unclosed-write-end unclosed-read-end
}

assert_all_children_reaped() {
	local running
	assert_none_of 'a child was never waited for' unreaped-child || return
	if [[ " ${process_left[*]} " == *' yes '* ]]; then
		running=$(jq -r '.processes[]? | select(.left_running)
			| "process \(.n), \(.argv | join(" "))"' "$observation")
		verdict_add_findings "$observation"
		fail "a process was left running: $running"
	fi
}

assert_no_findings() {
	assert_none_of 'ipcprobe found a mistake'
}

# assert_survives_faults: for use after `observe --inject-each`.
assert_survives_faults() {
	assert_none_of "the program does not deal with a call that failed, was \
interrupted or moved less than asked" eintr-not-restarted short-read-assumed \
		short-write-ignored unchecked-error exec-failure-falls-through
}

# assert_finding ID: ID was found, as an error or a warning.
assert_finding() {
	if [[ " ${findings_seen[*]} " != *" $1 "* ]]; then
		fail "expected the finding \"$1\"; found: $(jq -c \
			'[.findings[]?.id]' "$observation")"
	fi
}

# fail_finding ID MESSAGE [FILE LINE WHAT]…: fail because the check itself found
# ID. The finding says everything, so the check has no other message. A place
# with LINE 0 is left out. If no place is left, it depends on the first FILE:
# "?" (from call_site) means nothing; any other (from source_line) means that
# there is no such code yet, so ID can't be the reason for the output, and no
# finding is reported.
fail_finding() {
	local id=$1 message=$2 words=("${@:3}") i lines=0
	shift 2
	for ((i = 1; i < $#; i += 3)); do
		((lines += words[i])) || :
	done
	if ((lines == 0)) && [[ ${1-?} != '?' ]]; then
		fail "this does not work yet: $(observe_ended)"
		return
	fi
	jq -n --arg id "$id" --arg message "$message" '
		$ARGS.positional as $words
		| {findings: [{
			id: $id, severity: "error", message: $message,
			source: [range(0; $words | length; 3) as $i | {
				file: $words[$i],
				line: ($words[$i + 1] | tonumber),
				what: $words[$i + 2]}
				| select(.line > 0)]
		}]}' --args "$@" >"$VERDICT/own.json"
	verdict_add_findings "$VERDICT/own.json" "$id"
	if [[ -s $observation ]]; then
		verdict_add_findings "$observation"
	fi
	: >"$VERDICT/message"
	printf '[%s] %s\n' "$id" "$message" >&2
	return 1
}

# call_site CALLS [JQ]: "FILE LINE" of the student's first such call ("write" or
# "write|writev") for which JQ is true (.process, .fd, .failed, .path and
# others), or "? 0". For fail_finding; don't quote it.
call_site() {
	jq -r --arg calls "^($1)\$" "[.processes[] | .n as \$process
		| .sites[]? + {process: \$process}
		| select(.file != null and (.call | test(\$calls)))
		| select(${2-true})][0]
		| if . == null then \"? 0\" else \"\(.file) \(.line)\" end" \
		"$observation"
}

# source_line FILE REGEX [AFTER]: the number of the first line of the student's
# FILE that matches REGEX (grep -E) outside comments, from the first line on
# that matches AFTER (such as a function's beginning); 0 if none does. For
# fail_finding.
source_line() {
	local found start=1
	if [[ -n ${3-} ]]; then
		start=$(source_line "$1" "$3")
		((start)) || start=1
	fi
	found=$(source_code "$1" | tail -n "+$start" | grep -nE -m1 -- "$2")
	if [[ -n $found ]]; then
		printf '%d' "$((start - 1 + ${found%%:*}))"
	else
		printf 0
	fi
}

# source_code FILE: the lines of the student's FILE without comments.
source_code() {
	awk '{
		line = $0
		code = ""
		while (line != "") {
			if (inside && (end = index(line, "*/"))) {
				line = substr(line, end + 2)
				inside = 0
			} else if (inside) {
				break
			} else if (match(line, /\/[*\/]/)) {
				code = code substr(line, 1, RSTART - 1)
				inside = substr(line, RSTART + 1, 1) == "*"
				line = inside ? substr(line, RSTART + 2) : ""
			} else {
				code = code line
				line = ""
			}
		}
		print code
	}' "$IPCLAB_SRC/$1"
}
