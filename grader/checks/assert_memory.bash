# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# Memory errors, found by Valgrind's memcheck. Descriptors and children are left
# to ipcprobe, in runs without Valgrind.

# assert_memory_clean [--once] [--path DIR] [observe's options] PROGRAM [ARG…]:
# no process of PROGRAM reads or writes where it must not, uses values that were
# never set, frees wrongly or loses memory. Programs that it execs are not
# examined. It runs first with sanitizers, or plainly: if it never ends, finding
# that out would take many times as long under memcheck. --once: run it only
# under $memory_tool, for programs whose second run in the same folder can't be
# right. --path: DIR is its PATH. The assertions that follow see the output and
# status of the run under memcheck.
assert_memory_clean() {
	local options=() once=false search='' via=() sane_ended=''
	local memory_ends=false
	while [[ ${1-} == --* ]]; do
		case $1 in
		--once) once=true; shift; continue ;;
		--path)
			search=$2
			via=(env PATH="$2")
			shift 2
			continue ;;
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
	if [[ ${memory_tool-} == sanitizers ]] || {
		! $once && [[ $(memory_tools "$1") == sanitizers* ]]
	}; then
		sane_run observe "$@" || return
		sane_judge || return
		sane_ended=$outcome
		[[ -z ${memory_tool-} ]] || return 0
	fi
	if ! $once && [[ $sane_ended != exited ]]; then
		observe "${options[@]}" --subject "$1" "${via[@]}" "$@" || return
		assert_no_deadlock || return
	fi
	$once || memory_ends=true
	memory_run observe "$@" || return
	memory_judge "$1"
}

# For a server that the check talks to: use memory_start in place of
# observe_start, with the same options; and after observe_signal, memory_finish
# PROGRAM, which waits for its end and judges.
memory_start() {
	local options=() search=''
	if ! command -v valgrind >/dev/null; then
		could_not_tell 'Valgrind is not installed: apt-get install valgrind'
		return
	fi
	while [[ ${1-} == --* ]]; do
		[[ $1 != -- ]] || { shift; break; }
		options+=("$1" "$2")
		shift 2
	done
	if [[ ${memory_tool-} == sanitizers ]]; then
		sane_run observe_start "$@"
	else
		memory_run observe_start "$@"
	fi
}

memory_finish() {
	observe_finish
	if [[ ${memory_tool-} == sanitizers ]]; then
		sane_judge
	else
		memory_judge "$1"
	fi
}

# memory_disarm PROGRAM: restore it as it was built, whatever a run has done to
# it, but with Valgrind's client requests disarmed.
memory_disarm() {
	local said built=${IPCLAB_BIN-}/${1##*/}
	[[ $1 == */* ]] || return 0
	if [[ -f $built ]]; then
		cp --remove-destination -- "$built" "$1"
	fi
	if ! said=$("$(helper_program ipclab-memcheck)" --disarm "$1" 2>&1); then
		could_not_tell "the program could not be prepared: $said"
	fi
}

# memory_folder TOOL: a new folder for the tool's output, for each run. The
# program may run as another user.
memory_folder() {
	memory_dir=$(mktemp -d "$PWD/$1-XXXXXX")
	chmod 0777 "$memory_dir"
}

# memory_report FILE TEXT: fail with the findings in this JSON; the file is
# empty if there are none.
memory_report() {
	[[ -s $1 ]] || return 0
	verdict_add_findings "$1"
	fail_with_findings "$2" "$(finding_text "$1")"
}

# memory_run COMMAND PROGRAM ARG…: run it under memcheck with $options, by
# observe or observe_start. Each process has its own file (%p), because two in
# one file are not valid XML. The program can change these files; so ipcprobe
# keeps in $memory_told what memcheck writes to them (--memcheck, hence the
# limit on open files). Memcheck's other messages go to a descriptor of their
# own. It keeps its XML open as 3, so the program's numbers begin at 4. With
# libc's freeres, a child that leaves by _exit would write its copy of stdio's
# buffers. Without the names of inlined functions, Valgrind starts in five sixths
# of the time. The .valgrindrc files of the folder and the user are ignored.
memory_run() {
	local observe_kind=memcheck observe_shown=(valgrind "${@:2}")
	memory_disarm "$2" || return
	local memory_dir
	memory_folder memcheck
	memory_told=$(mktemp -d "$BATS_TEST_TMPDIR/memcheck-XXXXXX")
	# Valgrind needs thirty times the processor time: only --cpu limits it.
	local valgrind IPCLAB_LIMIT_CPU_TOTAL_S='' IPCLAB_LIMIT_SPIN_S=''
	valgrind=$(type -P valgrind) # in the run, this would be a first child
	# shellcheck disable=SC2016 # the inner shell expands them
	"$1" "${options[@]}" --memcheck "$memory_told" --subject "$2" \
		bash -c 'exec 60>/dev/null
		ulimit -Sn 256
		PATH=${2:-$PATH}
		exec "$1" --command-line-only=yes --quiet --log-fd=60 \
			--vgdb=no --xml=yes --xml-file="$0/%p.xml" \
			--read-inline-info=no --run-libc-freeres=no \
			--leak-check=full --show-leak-kinds=definite \
			"${@:3}"' \
		"$memory_dir" "$valgrind" "$search" "${@:2}"
}

# memory_judge PROGRAM: judge what memcheck wrote about the finished run. If a
# program that ends by itself, $memory_ends, met a limit, then memcheck is slow
# here; but of what it wrote until then, errors count.
memory_judge() {
	local cut=${sane_cut-} slow=''
	sane_cut=''
	if ${memory_ends-false} && [[ $outcome == @(timeout|limit) ]]; then
		slow=$(observe_stuck)
	else
		assert_no_deadlock || return
	fi
	if [[ -e $memory_told/escaped ]]; then
		fail "The program starts $(quote "$(basename "$(
			head -c 300 "$memory_told/escaped")")"), which is not \
a program of the system: its use of memory would go unseen"
		return
	fi
	if [[ ! -f $memory_told/${process_pids[0]-}.xml ]]; then
		could_not_tell "Valgrind wrote nothing: $(
			quote_file "$stderr_file")"
		return
	fi
	memory_findings "$1" "$memory_told"/*.xml || return
	if [[ -n $slow ]]; then
		could_not_tell "the program ends by itself, but not under \
Valgrind: $slow"
		return
	fi
	if [[ -n $cut && $outcome == exited ]]; then
		could_not_tell "the program ends by itself, but not with \
sanitizers ($cut): they may have found an error"
	fi
}

# memory_findings PROGRAM XML…
memory_findings() {
	local findings=$BATS_TEST_TMPDIR/memory.json said
	if ! said=$("$(helper_program ipclab-memcheck)" \
		--killed "${processes_killed[*]}" "$@" 2>&1 >"$findings"); then
		could_not_tell "what Valgrind wrote could not be read: $said"
		return
	fi
	memory_report "$findings" 'Valgrind finds errors in the use of memory'
}

# helper_program NAME: its path, built or installed next to ipcprobe.
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
