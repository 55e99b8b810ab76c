# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# How the observed program ended.

# assert_exit STATUS: the program exited with exactly this status.
assert_exit() {
	local stuck
	stuck=$(observe_stuck)
	if [[ -n $stuck ]]; then
		fail "the program should exit with status $1, but $stuck"
	elif [[ $outcome == signaled ]]; then
		fail_status "$1" "a signal ended it ($(end_signal))"
	elif [[ $status != "$1" ]]; then
		fail_status "$1" "it exited with $status$(passed_on)"
	fi
}

# Say so if a status above 128 comes from a child that died by that signal.
passed_on() {
	if ((status > 128)) && jq -e "any(.processes[1:][];
		.signal == $((status - 128)))" "$observation" >/dev/null; then
		printf ': a child was ended by a signal (%s)' "$(end_signal)"
	fi
}

# assert_exit_failure: it exited by itself, with any status but 0.
assert_exit_failure() {
	local stuck
	stuck=$(observe_stuck)
	if [[ -n $stuck ]]; then
		fail "the program should exit with a status other than 0, but $stuck"
	elif [[ $outcome == signaled ]]; then
		fail_status 'a status other than 0' \
			"a signal ended it ($(end_signal))"
	elif [[ $status == 0 ]]; then
		fail_status 'a status other than 0' 'it exited with 0'
	fi
}

# fail_status EXPECTED SEEN
fail_status() {
	fail "the exit status should be $1, but $2$(stderr_note)"
}

# What the program wrote to standard error: part of most messages.
stderr_note() {
	if [[ -s $stderr_file ]]; then
		printf '\nstandard error was: %s' "$(quote_file "$stderr_file")"
	fi
}

end_signal() {
	local number=$((status - 128))
	printf 'SIG%s, %d' "$(kill -l "$number" 2>/dev/null)" "$number"
}

# assert_full_disk_told: for use after `observe --stdout /dev/full`, which
# accepts no data: the program must say so and exit with 1. A program that never
# wrote could not notice. What stdio writes at exit has no place in the source.
assert_full_disk_told() {
	if [[ $outcome == exited && $status == 0 ]] && jq -e 'any(
			.processes[]; .last_call | .call == "write" and .fd == 1)
		or any(.processes[].sites[]?; .fd == 1 and .failed > 0)' \
			"$observation" >/dev/null; then
		# shellcheck disable=SC2046 # file and line
		fail_finding unchecked-error "Standard output could not be \
written (No space left on device), and the program exits with 0 all the same." \
			$(call_site 'write|writev' '.fd == 1 and .failed > 0') \
			'the write that fails'
		return
	fi
	assert_exit 1
}

# assert_failure_told PROGRAM CALLS: for use after `observe --inject`, which
# made one of CALLS ("pipe|pipe2") fail: PROGRAM must say so and exit with 1. If
# it makes no such call, there is nothing to report.
assert_failure_told() {
	local site
	if [[ $outcome == exited && $status == 1 ]]; then
		assert_stderr_line "^$1: .*: " 'what failed and why'
		return
	fi
	site=$(call_site "$2" '.failed > 0')
	if [[ $site == '? 0' ]]; then
		return 0
	elif [[ $outcome == exited && $status == 0 ]]; then
		# shellcheck disable=SC2086 # file and line
		fail_finding unchecked-error "${2%%|*}() failed, as it can at \
any time, and $1 exits with 0 all the same." $site 'the call that fails'
	else
		assert_exit 1
	fi
}

# assert_no_deadlock: the run ended by itself.
assert_no_deadlock() {
	local stuck
	stuck=$(observe_stuck)
	if [[ -n $stuck ]]; then
		verdict_add_findings "$observation"
		fail "the program should end by itself, but $stuck"
	fi
}
