# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# An observation as variables, read from ipcprobe's --summary, because jq takes
# longer than most runs. All of it is in $observation, as JSON.
#
#	$outcome            exited, signaled, deadlock, timeout, limit, error
#	$observed_cpu_ms    processor time
#	process_pids process_parents process_names process_left
#	                    lists, from the first process on; parents are
#	                    numbers from 1, 0 for the first one's; left: yes or no
#	processes_killed    the pids of those that SIGKILL ended
#	pipe_kinds pipe_creators pipe_written pipe_read pipe_writes pipe_reads
#	pipe_paths          lists of pipes and FIFOs: numbers of bytes, of calls
#	findings_seen       ids, also of warnings
#
# Functions take the name of a list, or the end of a path.

# observed_read: set these variables. Fails if ipcprobe left no full summary.
observed_read() {
	local word rest
	outcome='' observed_exit='' observed_reason='' observed_cpu_ms=0
	observed_errors=0
	findings_seen=()
	process_pids=() process_parents=() process_names=() process_left=()
	processes_killed=()
	pipe_kinds=() pipe_creators=() pipe_written=() pipe_read=()
	pipe_writes=() pipe_reads=() pipe_paths=()
	[[ -f $observation_dir/summary ]] || return
	while read -r word rest; do
		case $word in
		outcome) outcome=$rest ;;
		exit_status) observed_exit=$rest ;;
		reason) observed_reason=$rest ;;
		cpu_ms) observed_cpu_ms=$rest ;;
		process) observed_process "$rest" ;;
		pipe) observed_pipe "$rest" ;;
		finding) observed_finding "$rest" ;;
		end) return 0 ;;
		esac
	done <"$observation_dir/summary"
	return 1
}

observed_process() {
	local n pid parent left killed name
	read -r n pid parent left killed name <<<"$1"
	process_pids+=("$pid")
	process_parents+=("$parent")
	process_left+=("$left")
	process_names+=("$name")
	if [[ $killed == yes ]]; then
		processes_killed+=("$pid")
	fi
}

observed_pipe() {
	local n kind creator written got writes reads path
	read -r n kind creator written got writes reads path <<<"$1"
	pipe_kinds+=("$kind")
	pipe_creators+=("$creator")
	pipe_written+=("$written")
	pipe_read+=("$got")
	pipe_writes+=("$writes")
	pipe_reads+=("$reads")
	pipe_paths+=("$path")
}

observed_finding() {
	local severity id message
	read -r severity id message <<<"$1"
	findings_seen+=("$id")
	if [[ $severity == error ]]; then
		observed_errors=$((observed_errors + 1))
	fi
}

# pipe_sum LIST [PATH]: the sum of a list (such as pipe_reads), for all pipes or
# those whose path ends in PATH.
pipe_sum() {
	local -n pipe_sum_of=$1
	local i sum=0
	for i in "${!pipe_kinds[@]}"; do
		if [[ ${pipe_paths[i]} == *"${2-}" ]]; then
			sum=$((sum + pipe_sum_of[i]))
		fi
	done
	printf '%d' "$sum"
}
