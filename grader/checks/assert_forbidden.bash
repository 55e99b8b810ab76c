# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154 # files share variables
# Library functions that the lab does not allow. They are looked up in the built
# programs' symbols, so a name in a comment or string does no harm.

# assert_no_forbidden_functions: no program uses any of $IPCLAB_FORBIDDEN.
assert_no_forbidden_functions() {
	local program name used
	for program in "$IPCLAB_BIN"/*; do
		if ! used=$(nm --undefined-only "$program" 2>&1); then
			could_not_tell "nm could not read ${program##*/}: $used"
			return
		fi
		for name in ${IPCLAB_FORBIDDEN-}; do
			# `U system@GLIBC_2.2.5`, `U system@@GLIBC…`, `w system`
			if grep -qE "^ *[Uw] $name(@|\$)" <<<"$used"; then
				fail "${program##*/} uses $name(); this lab asks you to do its work yourself"
				return
			fi
		done
	done
}
