# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# The library that the labs' checks are written in. A .bats file of a lab
# starts with `load "$IPCLAB_CHECKS/checks"`; see README.md beside this file.

bats_load_library bats-support
bats_load_library bats-assert
load "$IPCLAB_CHECKS/quote"
load "$IPCLAB_CHECKS/verdict"
load "$IPCLAB_CHECKS/random"
load "$IPCLAB_CHECKS/observe"
load "$IPCLAB_CHECKS/observe_server"
load "$IPCLAB_CHECKS/partner"
load "$IPCLAB_CHECKS/assert_end"
load "$IPCLAB_CHECKS/assert_findings"
load "$IPCLAB_CHECKS/assert_output"
load "$IPCLAB_CHECKS/assert_memory"
load "$IPCLAB_CHECKS/assert_forbidden"

# A lab that needs more defines lab_setup or lab_teardown.
setup() {
	verdict_begin
	random_begin
	# There the programs run as another user, who must be able to walk in.
	if [[ ${IPCLAB_PROBE_ARGS-} == *--isolation\ [BD]* ]]; then
		chmod 0711 "$BATS_RUN_TMPDIR"
	fi
	mkdir "$BATS_TEST_TMPDIR/run"
	cd "$BATS_TEST_TMPDIR/run" || return 1
	if [[ -n $(ls -A "$IPCLAB_BIN") ]]; then
		cp "$IPCLAB_BIN"/* .
	fi
	if declare -F lab_setup >/dev/null; then
		lab_setup
	fi
}

teardown() {
	if declare -F lab_teardown >/dev/null; then
		lab_teardown
	fi
	observe_end_all
	if [[ -z ${BATS_TEST_COMPLETED-} ]]; then
		verdict_write
	fi
}
