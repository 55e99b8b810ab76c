# SPDX-License-Identifier: MIT
# The same verdicts on each platform: run by hand, see doc/PLATFORMS.md.
STAFF_DIST += %D%/arm64-vm %D%/compare-verdicts %D%/kept-cc %D%/kernel-vm %D%/machines \
	%D%/reference %D%/replay-equals %D%/run %D%/varies.tsv %D%/verdict-table %D%/vm.bash
STAFF_TESTS += %D%/run.bats
