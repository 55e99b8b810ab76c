# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# Observe a program that runs while the check talks to it: a server.
#
#	observe_start [observe's options] [--] PROGRAM [ARG…]
#	observe_signal TERM
#	observe_finish        wait for its end; sets what observe sets
#
# ipcprobe passes signals on to PROGRAM, and is seen to its end if PROGRAM was
# over by itself a moment before. Only one server at a time; one that a
# check leaves running is ended with the check. To know that it is ready, wait
# for something that it does: open its FIFO, read its first line.

observe_start() {
	observe_prepare "$@" || return
	"$IPCLAB_PROBE" --program-signals "${observe_command[@]}" \
		3>&- 4>&- >"$observation_dir/report" 2>&1 &
	observe_pid=$!
}

# observe_signal NAME: TERM, INT, HUP or USR1 to the program.
observe_signal() {
	kill -s "$1" "$observe_pid"
}

observe_finish() {
	wait "$observe_pid" || observe_probe_status=$?
	observe_pid=
	observe_collect
}

# KILL, since ipcprobe passes on other signals; when ipcprobe ends, all that it
# observes ends too. For a recording, and the page of a failure, it must end by
# itself, even if only at its time limit.
observe_end_all() {
	local signal=KILL
	[[ -z ${IPCLAB_RECORD-} ]] || signal=TERM
	[[ -z ${IPCLAB_PAGES-} || -n ${BATS_TEST_COMPLETED-} ]] || signal=TERM
	if [[ -n ${observe_pid-} ]]; then
		kill -s "$signal" "$observe_pid" 2>/dev/null
		wait "$observe_pid" 2>/dev/null
		observe_pid=
		observe_keep_recording
	fi
	return 0
}
