# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# Observe a program while the check talks to it: a server.
#
#	observe_start [observe's options] [--] PROGRAM [ARG…]
#	observe_signal TERM
#	observe_finish        wait for its end; sets what observe sets
#
# ipcprobe forwards signals to PROGRAM; one that comes just after PROGRAM has
# ended by itself does not keep ipcprobe from reporting. Only one server can run
# at a time; one that a check leaves running is ended with the check. To find
# out when it is ready, wait for something that it does: opening its FIFO, its
# first line.

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

# KILL, because ipcprobe forwards other signals; when ipcprobe dies, all that it
# observes dies, too. For a recording, and for the page of a failure, it must
# end by itself, if only at its time limit.
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
