# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# Observe a program that runs while the check talks to it: a server.
#
#	observe_start [observe's options] [--ready PATH] -- PROGRAM [ARG…]
#	observe_signal TERM
#	observe_finish        wait for its end; sets what observe sets
#
# --ready PATH: return as soon as PATH exists, at the latest when PROGRAM has
# ended. ipcprobe passes signals on to PROGRAM. One at a time; one that a
# check leaves running is ended with the check.

observe_start() {
	local ready='' args=()
	while (($#)); do
		case $1 in
		--ready) ready=$2; shift ;;
		--) break ;;
		*) args+=("$1") ;;
		esac
		shift
	done
	observe_prepare "${args[@]}" "$@" || return
	"$IPCLAB_PROBE" "${observe_command[@]}" \
		3>&- 4>&- >"$observation_dir/report" 2>&1 &
	observe_pid=$!
	if [[ -n $ready ]]; then
		# Its status says which came first; either is for the check to judge.
		"$IPCLAB_AWAIT" "$ready" "$observe_pid" || :
	fi
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

# KILL, since ipcprobe passes others on; its own end ends all it observes.
observe_end_all() {
	if [[ -n ${observe_pid-} ]]; then
		kill -s KILL "$observe_pid" 2>/dev/null
		wait "$observe_pid" 2>/dev/null
		observe_pid=
	fi
	return 0
}
