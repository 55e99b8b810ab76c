# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034
# For tests of the checks library: stands in for ipclab, with a fake ipcprobe.
# Each test makes its observation by hand and `run`s an assertion.

export IPCLAB_PROBE=$BATS_TEST_DIRNAME/fake-ipcprobe
export IPCLAB_SEED=${IPCLAB_SEED-1}
export IPCLAB_BIN=$BATS_FILE_TMPDIR/bin IPCLAB_OUT=$BATS_FILE_TMPDIR/out
export IPCLAB_SRC=$BATS_FILE_TMPDIR/src
mkdir -p "$IPCLAB_BIN" "$IPCLAB_OUT" "$IPCLAB_SRC"

# found ID [MESSAGE]: the next observation has this error finding.
found() {
	FAKE_OBSERVATION=$(jq -cn --arg id "$1" --arg message "${2-text}" '
		{findings: [{id: $id, severity: "error", process: 1, fd: 4,
			pipe: 1, message: $message, next_step: "close it",
			source: [{file: "a.c", line: 14, what: "pipe created"}]}]}')
	export FAKE_OBSERVATION
}

# ended OUTCOME [MESSAGE]: the next observation ends like this.
ended() {
	FAKE_OBSERVATION=$(jq -cn --arg outcome "$1" --arg message "${2-}" '
		{outcome: $outcome, exit_status: null}
		+ if $message == "" then {} else {findings: [{id: "stuck",
			severity: "error", message: $message}]} end')
	export FAKE_OBSERVATION
}

# inner_check BODY [BEFORE]: run a check in a Bats of its own; sets $status,
# $output and $json, the path of what it wrote.
inner_check() {
	local file=$BATS_TEST_TMPDIR/inner.bats
	{
		# shellcheck disable=SC2016 # for the inner bats
		printf '%s\n' 'load "$IPCLAB_CHECKS/checks"' "${2-}" \
			'@test "inner" {' "$1" '}'
	} >"$file"
	json=$IPCLAB_OUT/inner.json
	rm -f "$json"
	run bats --formatter tap "$file"
}
