# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# shellcheck disable=SC2119,SC2120 # arguments may be left out
# A partner: a program of the grader's (built from a lab's fixtures) that talks
# to the observed program, from outside its sandbox, through FIFOs in $shared.
# Its exit status: 0 the observed program behaved correctly; 1 it did not, and
# the partner's standard output says how, as FINDING<tab>MESSAGE (FINDING "-":
# none); 2 the grader had trouble of its own, reported on standard error.
#
# It need not wait for what can't come: whenever the observed program is found
# to wait only for the outside, a line is added to the file that IPCLAB_IDLE
# names: the time, in ns of CLOCK_MONOTONIC, at which that observation began. By
# then the program had dealt with all that the partner did before that time.
# Otherwise the partner waits for IPCLAB_PATIENCE seconds: ten, or more under a
# memory tool, which may take long on a busy machine. ipcprobe's limits end a
# program that never comes to rest.
#
#	shared_folder             make the folder $shared, for lab_setup
#	partner PROGRAM ARG…      talk to the program of observe_start
#	partner_start PROGRAM ARG…  before `observe`; returns once it says "ready"
#	partner_finish            close its stdin: the program has ended
#	server_end [SIGNAL]       send it (default TERM); then observe_finish
#	fail_told CALLS PATH WHAT fail with the partner's verdict, in $told
#	fail_at ID MESSAGE CALLS PATH WHAT   the same with a check's own verdict
#
# CALLS and PATH (regular expressions) select the call in the student's code to
# cite, and WHAT says what it does; this needs observe --sites.

shared_folder() {
	shared=$BATS_TEST_TMPDIR/shared
	told=$BATS_TEST_TMPDIR/told
	idle_file=$BATS_TEST_TMPDIR/idle
	: >"$idle_file"
	mkdir -m 0777 "$shared"
}

# partner_came STATUS: return it if it is a verdict; otherwise end the check.
partner_came() {
	if (($1 > 1)); then
		could_not_tell "the grader's partner program: $(cat "$told.trouble")" ||
			exit 1
	fi
	return "$1"
}

partner() {
	local came=0
	IPCLAB_IDLE=$idle_file IPCLAB_PATIENCE=${memory_tool:+60} \
		"$IPCLAB_BIN/$1" "${@:2}" >"$told" 2>"$told.trouble" \
		3>&- 4>&- || came=$?
	partner_came "$came"
}

partner_start() {
	local word=''
	coproc PARTNER {
		IPCLAB_IDLE=$idle_file IPCLAB_PATIENCE=${memory_tool:+60} \
			"$IPCLAB_BIN/$1" "${@:2}" 2>"$told.trouble" 3>&- 4>&-
	}
	# shellcheck disable=SC2153 # bash sets it
	partner_pid=$PARTNER_PID
	exec {partner_out}<&"${PARTNER[0]}" {partner_in}>&"${PARTNER[1]}"
	eval "exec ${PARTNER[0]}<&- ${PARTNER[1]}>&-"
	read -r word <&"$partner_out" || :
	if [[ $word != ready ]]; then
		could_not_tell "the grader's partner program: $(cat "$told.trouble")"
	fi
}

partner_finish() {
	local came=0
	exec {partner_in}>&-
	cat <&"$partner_out" >"$told"
	exec {partner_out}<&-
	wait "$partner_pid" || came=$?
	partner_pid=
	partner_came "$came"
}

server_end() {
	observe_signal "${1-TERM}" 2>/dev/null || :
	observe_finish
}

# site CALLS PATH: "FILE LINE" of the last such call; nothing if there is none.
site() {
	jq -r --arg calls "^($1)\$" --arg path "$2" '
		[.processes[].sites[]?
			| select(.file and (.call | test($calls))
				and ((.path // "") | test($path)))]
		| last | select(.) | "\(.file) \(.line)"' "$observation"
}

# Without such a call, the message is true but the finding is not the reason.
fail_at() {
	local file='' line=''
	read -r file line <<<"$(site "$3" "$4")"
	if [[ -n $line ]]; then
		fail_finding "$1" "$2" "$file" "$line" "$5"
	else
		fail "$2"
	fi
}

fail_told() {
	local id message
	IFS=$'\t' read -r id message <"$told"
	if [[ $id == - ]]; then
		fail "$message; its standard error: $(quote_file "$stderr_file")"
	else
		fail_at "$id" "$message" "$1" "$2" "$3"
	fi
}
