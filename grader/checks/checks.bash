# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# The library for the labs' checks. A lab's .bats file starts with `load
# "$IPCLAB_CHECKS/checks"`; see README.md in this folder.

# checks_library NAME: load a Bats library file by file. Its own load.bash runs
# dirname for each file, in each check.
checks_library() {
	local folder file folders
	IFS=: read -ra folders <<<"${BATS_LIB_PATH-}"
	for folder in "${folders[@]}"; do
		[[ -d $folder/$1/src ]] || continue
		for file in "$folder/$1"/src/*.bash; do
			# shellcheck disable=SC1090 # of the library
			source "$file"
		done
		return
	done
	bats_load_library "$1"
}

checks_library bats-support # its fail is replaced by ours
checks_library bats-assert
for checks_part in quote verdict random observe observe_server observed \
	partner assert_end assert_findings assert_output assert_memory \
	assert_sanitized \
	assert_forbidden; do
	# shellcheck disable=SC1090 # beside this file
	source "$IPCLAB_CHECKS/$checks_part.bash" || exit
done

# Bats records each command before it runs (DEBUG), to name the line if a test
# fails; that is most of a check's time. ERR knows the failing line, too.
checks_trace_less() {
	declare -F bats_capture_stack_trace >/dev/null || return 0
	trap - DEBUG
	BATS_DEBUG_LAST_STACK_TRACE=()
	BATS_DEBUG_LASTLAST_STACK_TRACE=()
	trap checks_error_trap ERR
}

checks_error_trap() {
	bats_check_status_from_trap
	if [[ -z ${BATS_DEBUG_LAST_STACK_TRACE_IS_VALID-} ]]; then
		bats_capture_stack_trace
		BATS_DEBUG_LAST_STACK_TRACE_IS_VALID=1
	fi
}

# A lab that needs more defines lab_setup or lab_teardown.
setup() {
	checks_trace_less
	# The checks use these; the programs they start must not see them.
	export -n "${!IPCLAB_@}"
	verdict_begin
	random_begin
	# In these profiles programs run as another user, who must be able to
	# enter.
	if [[ ${IPCLAB_PROBE_ARGS-} == *--isolation\ [BD]* ]]; then
		chmod 0711 "$BATS_RUN_TMPDIR"
	fi
	# All folders for a check of up to 4 observations at once: a folder
	# takes a third of a millisecond, a mkdir three.
	mkdir "$VERDICT" "$BATS_TEST_TMPDIR/run" \
		"$BATS_TEST_TMPDIR"/observation-{1..4}
	cd "$BATS_TEST_TMPDIR/run" || return 1
	local programs=("$IPCLAB_BIN"/*)
	if [[ -e ${programs[0]} ]]; then
		cp "${programs[@]}" .
	fi
	if declare -F lab_setup >/dev/null; then
		lab_setup
	fi
}

teardown() {
	if declare -F lab_teardown >/dev/null; then
		lab_teardown
	fi
	if [[ -z ${BATS_TEST_COMPLETED-} ]]; then
		verdict_write
		observe_end_all
		verdict_keep_page
	else
		observe_end_all
	fi
}
