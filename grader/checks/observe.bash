# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# Run a program under ipcprobe and keep what was seen.
#
#	observe [OPTION…] [--] PROGRAM [ARG…]
#
#	--input TEXT       standard input (printf '%s'; no newline is added)
#	--stdin FILE       standard input; /dev/null without either
#	--stdout FILE      standard output goes there; $output is empty then
#	--close FD         start PROGRAM with FD (0, 1 or 2) closed; may repeat
#	--timeout S        seconds (default IPCLAB_LIMIT_WALL_S)
#	--subject FILE --shared DIR --record FILE --memcheck DIR
#	--seed N --explore N --verify CMD --virtual-time --sites
#	--inject SPEC --inject-each
#	                   as for ipcprobe; --inject may repeat
#
# Sets $status (124: deadlock or limit, 128+N: signal N), $output, ${lines[@]},
# $stderr_output, and the files $observation (JSON), $stdout_file and
# $stderr_file; see observed.bash for more. Returns 0 whatever PROGRAM did; the
# assertions judge. A run that could not be observed ends the check with status
# error.

observe() {
	local from
	observe_prepare --alone "$@" || return
	from=$EPOCHREALTIME
	"$IPCLAB_PROBE" "${observe_command[@]}" \
		3>&- 4>&- >"$observation_dir/report" 2>&1 || observe_probe_status=$?
	observe_time "$from"
	observe_collect
}

# For `make bench`: record how long the run took, as a word and microseconds.
observe_time() {
	local to=$EPOCHREALTIME
	if [[ -n ${IPCLAB_TIMES-} ]]; then
		printf '%s %d\n' "${observe_kind-observe}" \
			$((${to/./} - ${1/./})) >>"$IPCLAB_TIMES"
	fi
}

# Fill observe_command, ipcprobe's arguments, and set up the files.
observe_prepare() {
	local option stdin=/dev/null stdout='' subject=''
	observation_count=$((observation_count + 1))
	observation_dir=$BATS_TEST_TMPDIR/observation-$observation_count
	[[ -d $observation_dir ]] || mkdir "$observation_dir"
	observation=$observation_dir/observation.json
	stdout_file=$observation_dir/stdout
	stderr_file=$observation_dir/stderr
	observe_probe_status=0
	observe_record=${IPCLAB_RECORD-}${IPCLAB_PAGES-}
	observe_record=${observe_record:+$observation_dir/recording}
	observe_limits
	while (($#)); do
		option=$1
		case $option in
		--input)
			stdin=$observation_dir/stdin
			printf '%s' "$2" >"$stdin"
			shift ;;
		--stdin) stdin=$2; shift ;;
		--stdout) stdout=$2; shift ;;
		--subject)
			subject=$2
			observe_command+=(--subject "$2"); shift ;;
		--record) observe_record=$2; shift ;;
		--timeout | --seed | --explore | --verify | --inject | --resident | \
			--shared | --close | --memcheck)
			observe_command+=("$option" "$2"); shift ;;
		--virtual-time | --inject-each | --sites | --alone) observe_command+=("$option") ;;
		--) shift; break ;;
		-*) could_not_tell "observe: no such option: $option"; return ;;
		*) break ;;
		esac
		shift
	done
	if (($# == 0)); then
		could_not_tell 'observe: no program to run'
		return
	fi
	observe_unbuilt "${subject:-$1}" || return
	observe_outside
	[[ -z $observe_record ]] || observe_command+=(--record "$observe_record")
	observe_command+=(--stdin "$stdin"
		--stdout "${stdout:-$stdout_file}" -- "$@")
	observe_note_replay "$@"
}

# Options of all runs. The words of IPCLAB_PROBE_ARGS are options.
observe_limits() {
	local pair extra
	read -ra extra <<<"${IPCLAB_PROBE_ARGS-}"
	observe_command=(--quiet --lab --json "$observation" --sites
		--summary "$observation_dir/summary"
		--svg "$observation_dir/picture.svg"
		--stderr "$stderr_file" "${extra[@]}")
	for pair in timeout=WALL_S cpu=CPU_S cpu-total=CPU_TOTAL_S spin=SPIN_S \
		memory=MEMORY_MB output=OUTPUT_MB \
		file-size=FILE_MB processes=PROCESSES; do
		local limit=IPCLAB_LIMIT_${pair#*=}
		if [[ -n ${!limit-} ]]; then
			observe_command+=("--${pair%=*}" "${!limit}")
		fi
	done
}

# Options for the partner, which talks to the program from outside and needs to
# know when it is idle: see partner.bash.
observe_outside() {
	[[ -z ${idle_file-} ]] || observe_command+=(--idle "$idle_file")
	[[ -z ${partner_pid-} ]] || observe_command+=(--partner "$partner_pid")
}

# If a program did not compile, its checks fail, and the message says why; also
# if it is gone because an earlier run removed it.
observe_unbuilt() {
	if [[ " ${IPCLAB_UNBUILT-} " == *" ${1##*/} "* ]]; then
		fail "${1##*/} could not be built: see what the compiler said"
	elif [[ $1 == ./* && ! -e $1 && -e ${IPCLAB_BIN-}/${1##*/} ]]; then
		fail "the file $1 is gone: the program removed itself in the run \
before this one"
	fi
}

# The command that a person types to see the run again, without files of ours.
observe_note_replay() {
	local shown=() argument skip=false
	for argument in "${observe_command[@]}"; do
		if $skip; then
			skip=false
			continue
		fi
		case $argument in
		--idle | --partner | --memcheck | --json | --summary | --stdout | --stderr | --svg | --stdin | --record | \
			--isolation | --isolation-uid | --bind | --ro-bind)
			skip=true ;;
		--) break ;;
		--quiet | --sites) ;;
		*) shown+=("$argument") ;;
		esac
	done
	# Nobody would type the command that memcheck is wrapped in.
	((${#observe_shown[@]} == 0)) || set -- "${observe_shown[@]}"
	printf '%q ' ipcprobe "${shown[@]}" -- >"$VERDICT/probe"
	{
		printf '%q ' "$@"
		observe_shown_input "$stdin"
	} >"$VERDICT/ran"
}

# Standard input, as a person types it after the command: the text, or the size
# of the file.
observe_shown_input() {
	local text size
	[[ -f $1 ]] || return 0
	size=$(stat -c %s -- "$1")
	IFS= read -r -d '' -n 61 text <"$1" || :
	if ((size > 60 || ${#text} != size)); then
		printf '<%q # %d bytes ' "${1##*/}" "$size"
	elif [[ $text == *$'\n' ]]; then
		printf '<<<%q ' "${text%$'\n'}"
	elif ((size)); then
		printf '< <(printf %%s %q) ' "$text"
	else
		printf '</dev/null '
	fi
}

# For `ipclab trace`: give it the recording of the last run or, if it named a
# folder, the recordings of all runs with their observations, as CHECK.N. A
# check may have two runs at a time: each has its own folder.
observe_keep_recording() {
	local to=${IPCLAB_RECORD-} from=$observation_dir/recording
	[[ -s $from ]] || from=$observe_record
	[[ -n $to && -s $from ]] || return 0
	if [[ -d $to ]]; then
		to+=/$check_id.${observation_dir##*-}
		cp -- "$observation" "$to.json"
		cp -- "$observation_dir/summary" "$to.summary"
		cp -- "$observation_dir/picture.svg" "$to.svg"
		to+=.recording
	fi
	cp -- "$from" "$to"
}

# Read the observation, after ipcprobe has ended.
observe_collect() {
	observe_keep_recording
	if ! observed_read; then
		could_not_tell "ipcprobe ended with status $observe_probe_status and left no observation: $(quote_file "$observation_dir/report")"
		return
	fi
	case $outcome in
	exited) status=$observed_exit ;;
	signaled) status=$observe_probe_status ;;
	error)
		could_not_tell "ipcprobe could not observe this run: $observed_reason, $(
			quote_file "$observation_dir/report")"
		return ;;
	*) status=124 ;;
	esac
	observe_read_output
}

# If output is long or not text, a check uses $stdout_file instead.
observe_read_output() {
	[[ -f $stdout_file ]] || : >"$stdout_file"
	[[ -f $stderr_file ]] || : >"$stderr_file"
	observe_read_text output "$stdout_file"
	observe_read_text stderr_output "$stderr_file"
	lines=()
	if [[ -n $output ]]; then
		mapfile -t lines <<<"$output"
	fi
}

# observe_read_text NAME FILE: set NAME as $(head -c 65536 FILE) would, which
# drops NUL bytes; so does read.
observe_read_text() {
	local LC_ALL=C text=''
	if [[ -s $2 ]]; then
		IFS= read -r -N 65536 text <"$2" || :
	fi
	while [[ $text == *$'\n' ]]; do
		text=${text%$'\n'}
	done
	printf -v "$1" '%s' "$text"
}

# In words, how a run ended that did not exit by itself; nothing if it did. What
# was found is in the findings.
observe_stuck() {
	case $outcome in
	deadlock) printf 'it never ended: all its processes wait for each other' ;;
	timeout)
		printf 'it was still running and was ended: %s' "$observed_reason"
		observe_last_places ;;
	limit) printf 'it went over a limit and was ended' ;;
	esac
}

# observe_ended: in words, how the last run ended and what it printed.
observe_ended() {
	local how
	how=$(observe_stuck)
	printf '%s; it printed %s' "${how:-the program ended with status $status}" \
		"$(quote_file "$stdout_file")"
}

# The places of its processes: " (process 1 last in wait at copy.c:12)".
observe_last_places() {
	jq -r '[.processes[] | select(.ended_by_probe and .last_call.file)
		| "process \(.n) last in \(.last_call.function) at \(
			.last_call.file):\(.last_call.line)"]
		| select(length > 0) | " (\(.[:3] | join(", ")))"' "$observation"
}
