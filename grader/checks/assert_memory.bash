# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# Memory errors, by Valgrind's memcheck. It says nothing of descriptors and
# children: those are ipcprobe's, in runs without Valgrind.

# assert_memory_clean [--once] [observe's options] PROGRAM [ARG…]: no process of PROGRAM
# reads or writes where it must not, uses what it never set, frees wrongly or
# loses memory. A program that it execs is not looked at. It runs plainly first:
# one that never ends would take many times as long for that under memcheck. With
# --once it does not, where a second run in the same folder can't be right.
assert_memory_clean() {
	local options=() once=false
	while [[ ${1-} == --* ]]; do
		case $1 in
		--once) once=true; shift; continue ;;
		--virtual-time) ;;
		*) options+=("$1"); shift ;;
		esac
		options+=("$1")
		shift
	done
	if ! command -v valgrind >/dev/null; then
		could_not_tell 'Valgrind is not installed: apt-get install valgrind'
		return
	fi
	if ! $once; then
		observe "${options[@]}" "$@" || return
		assert_no_deadlock || return
	fi
	memory_run observe "$@" || return
	memory_judge "$1"
}

# A server's, while the check talks to it: memory_start where observe_start
# would stand, with its options, then memory_finish PROGRAM for its end, after
# observe_signal, and the verdict.
memory_start() {
	local options=()
	if ! command -v valgrind >/dev/null; then
		could_not_tell 'Valgrind is not installed: apt-get install valgrind'
		return
	fi
	while [[ ${1-} == --* ]]; do
		[[ $1 != -- ]] || { shift; break; }
		options+=("$1" "$2")
		shift 2
	done
	memory_run observe_start "$@"
}

memory_finish() {
	observe_finish
	memory_judge "$1"
}

# Run PROGRAM under memcheck with $options, by observe or observe_start. One
# file a process (%p): two in one file are no XML. What memcheck says besides
# goes to a descriptor of its own. It keeps its XML open as 3, so the program's
# numbers begin at 4.
memory_run() {
	local observe_kind=memcheck
	memory_dir=$PWD/memcheck-$observation_count
	# The program may run as another user.
	mkdir -m 0777 "$memory_dir"
	# Valgrind takes thirty times the processor time: --cpu alone is for it.
	local IPCLAB_LIMIT_CPU_TOTAL_S='' IPCLAB_LIMIT_SPIN_S=
	# shellcheck disable=SC2016 # the inner shell expands them
	"$1" "${options[@]}" --subject "$2" bash -c 'exec 60>/dev/null
		exec valgrind --quiet --log-fd=60 --vgdb=no --xml=yes \
			--xml-file="$0/%p.xml" --leak-check=full \
			--show-leak-kinds=definite "$@"' "$memory_dir" "${@:2}"
}

# memory_judge PROGRAM: what memcheck wrote of the run that has ended.
memory_judge() {
	local files
	assert_no_deadlock || return
	files=("$memory_dir"/*.xml)
	if [[ ! -f ${files[0]} || -L ${files[0]} ]]; then
		could_not_tell "Valgrind wrote nothing: $(
			quote_file "$stderr_file")"
		return
	fi
	memory_findings "$1" "${files[@]}"
}

# memory_findings PROGRAM XML…
memory_findings() {
	local findings=$BATS_TEST_TMPDIR/memory.json said killed=''
	# A jq takes longer than most runs: only if there is something to find.
	case $(<"$observation") in
	*'"signal": 9'* | *'"ended_by_probe": true'*)
		killed=$(jq -r '[.processes[]
			| select(.signal == 9 or .ended_by_probe)
			| .pid] | join(" ")' "$observation") ;;
	esac
	if ! said=$("$(helper_program ipclab-memcheck)" --killed "$killed" "$@" \
		2>&1 >"$findings"); then
		could_not_tell "what Valgrind wrote could not be read: $said"
		return
	fi
	if [[ $(<"$findings") != *'"findings": []'* ]]; then
		verdict_add_findings "$findings"
		fail "Valgrind finds errors in the use of memory
$(finding_text "$findings")"
	fi
}

# helper_program NAME: its path; built, or installed beside ipcprobe.
helper_program() {
	local folder bin
	bin=$(dirname "$(realpath "$IPCLAB_PROBE")")
	for folder in "${IPCLAB_LIBEXEC-}" "$bin/../checks" \
		"$bin/../libexec/ipclab"; do
		if [[ -n $folder && -x $folder/$1 ]]; then
			printf '%s' "$folder/$1"
			return
		fi
	done
	printf '%s' "$1"
}
