# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# For tests of memory checks: programs built on the spot, and what was found.
: "${REAL_PROBE:=$IPCLAB_PROBE}" # the helper's is a fake
export REAL_PROBE
load helper
load "$IPCLAB_CHECKS/checks"

export IPCLAB_LIBEXEC=$IPCLAB_BUILDDIR/grader/checks

# program NAME: build the source on standard input, as NAME.c.
program() {
	cat >"$1.c"
	"$CC" -g -o "$1" "$1.c"
}

# error_line: print the id and line of each finding.
error_line() {
	jq -r '[.[] | "\(.id) \(.source[0].line)"] | join(" ")' \
		"$VERDICT/findings.json"
}
