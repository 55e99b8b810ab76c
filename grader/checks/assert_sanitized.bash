# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# Memory errors that Valgrind can't see, and undefined behaviour, found in a
# program built with AddressSanitizer and UBSan, in $IPCLAB_SANE. Its run
# replaces assert_memory_clean's plain run. The variable is not set if lab.conf
# turns them off. If the compiler did not build the program with them, or it
# can't run, there is no verdict: Valgrind alone would pass what they fail.

# memory_tools PROGRAM: words for `for memory_tool in …`, for runs that must
# never be the second in their folder: a server's, or one with --once. Make all
# other assertions about memcheck's run.
memory_tools() {
	[[ -z ${IPCLAB_SANE-} || ! -e ${1##*/} ]] || echo sanitizers
	echo memcheck
}

# sane_run COMMAND PROGRAM ARG…: like memory_run. Errors on the heap are left to
# memcheck, and signals to the program.
sane_run() {
	local observe_kind=sanitizers observe_shown=("${@:2}") settings
	local most=${IPCLAB_LIMIT_MEMORY_MB-} IPCLAB_LIMIT_MEMORY_MB='' came=0
	local IPCLAB_LIMIT_SPIN_S=${IPCLAB_SANE_SPIN_S-}
	if [[ ! -x $IPCLAB_SANE/${2##*/} ]]; then
		could_not_tell "the compiler does not build ${2##*/} with \
sanitizers, and without them errors would go unseen"
		return
	fi
	cp -- "$2" "$BATS_TEST_TMPDIR/plain"
	cp --remove-destination -- "$IPCLAB_SANE/${2##*/}" "$2"
	memory_folder sanitizers
	settings=log_path=$memory_dir/told:detect_leaks=0:print_legend=0
	settings+=:detect_stack_use_after_return=0:use_sigaltstack=0
	settings+=:handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_abort=0
	"$1" "${options[@]}" ${most:+--resident "$most"} --subject "$2" \
		env ${search:+PATH="$search"} ASAN_OPTIONS="$settings" \
		UBSAN_OPTIONS="$settings" "${@:2}" || came=$?
	# A server has only just started; memory_run restores its program.
	[[ $1 != observe ]] ||
		cp --remove-destination -- "$BATS_TEST_TMPDIR/plain" "$2"
	return "$came"
}

# sane_judge: judge what the sanitizers wrote about the finished run, to one
# file for each process; UBSan may also write to standard error. Looking up the
# lines of an error takes time, before anything is written. If a limit or a
# signal ended the run before that, $sane_cut says so, so that memory_judge does
# not pass a program that ends without sanitizers.
sane_judge() {
	local findings=$BATS_TEST_TMPDIR/sanitizers.json
	local told=("$memory_dir"/told.*)
	[[ -e ${told[0]} ]] || told=()
	if [[ $outcome != exited ]] && ((${#told[@]})) &&
		grep -q 'ERROR: AddressSanitizer: ' "${told[@]}" &&
		! grep -q '^SUMMARY: ' "${told[@]}"; then
		could_not_tell "AddressSanitizer's report broke off: the program \
was ended while it wrote"
		return
	fi
	if ((${#told[@]})) && grep -q . "${told[@]}" &&
		! grep -q 'ERROR: AddressSanitizer: \|: runtime error: ' \
			"${told[@]}"; then
		could_not_tell "the sanitizers can't work here: $(
			quote "$(grep -hm1 . "${told[@]}")")"
		return
	fi
	sane_cut=''
	if ((${#told[@]} == 0)) && ! grep -q ': runtime error: ' "$stderr_file"; then
		[[ $outcome != timeout && $outcome != signaled ]] ||
			sane_cut=$outcome
		return 0
	fi
	sane_read "$stderr_file" "${told[@]}" | sane_findings >"$findings"
	memory_report "$findings" 'The sanitizers find errors in the program'
}

# sane_read FILE…: print id, file, line, message, and the variable's line or 0;
# only for lines of the student's own.
sane_read() {
	awk -v own="${IPCLAB_FILES-}" '
	function told(id, place, message, variable,    part) {
		sub(/.*\//, "", place)
		split(place, part, ":")
		if (own == "" || index(" " own " ", " " part[1] " "))
			print id "\t" part[1] "\t" part[2] "\t" message "\t" \
				variable + 0
	}
	/^[^ ]+:[0-9]+:[0-9]+: runtime error: / {
		place = $1
		sub(/^[^ ]+ runtime error: /, "")
		id = "undefined-behaviour"
		if ($0 ~ /^index .* out of bounds|insufficient space/)
			id = "memory-overrun"
		told(id, place, $0, 0)
	}
	/ERROR: AddressSanitizer: / {
		ours = / (stack|global|dynamic-stack)-/
		access = place = name = ""
		line = 0
	}
	ours && /^(READ|WRITE) of size / { access = tolower($1) " of size " $4 }
	ours && place == "" && $1 ~ /^#/ && $NF ~ /\.[ch]:[0-9]+/ {
		file = $NF
		sub(/.*\//, "", file)
		sub(/:.*/, "", file)
		if (own == "" || index(" " own " ", " " file " ")) {
			place = $NF
			called = $4
		}
	}
	ours && /<== Memory access/ {
		name = $0
		gsub(/^[^\047]*\047|\047.*/, "", name)
		line = $0
		gsub(/.*\(line |\).*/, "", line)
	}
	ours && / global variable \047/ {
		name = $0
		gsub(/.* global variable \047|\047.*/, "", name)
		line = $0
		gsub(/.* defined in \047[^:]*:|:.*/, "", line)
	}
	ours && /^SUMMARY: / && place != "" {
		told("memory-overrun", place, access " in " called "()" \
			(name == "" ? "" : ": that is beyond " name \
			", or " name " no longer exists"), line)
		ours = 0
	}' "$@"
}

# sane_findings: turn those lines into a JSON document, each place once; print
# nothing if there are none.
sane_findings() {
	jq -cRn '[inputs | split("\t")] | select(. != []) | unique_by(.[0:3])
		| {findings: map({id: .[0], severity: "error", message: .[3],
		next_step: (if .[0] == "memory-overrun" then
			"compare the index or length with the size of the array; a text needs one byte more, for its end"
			else "look at the values before the operation: C does not define its result here, and another compiler gives another one" end),
		source: ([{file: .[1], line: (.[2] | tonumber), what: "here"}]
			+ (if .[4] == "0" then [] else [{file: .[1],
				line: (.[4] | tonumber), what: "declared here"}] end))})}'
}
