# SPDX-License-Identifier: MIT
# The checks library's own tests use a fake ipcprobe, so that each assertion is
# seen to pass and to fail.
TESTS += \
	%D%/assertions.bats \
	%D%/hiding.bats \
	%D%/memcheck.bats \
	%D%/memory.bats \
	%D%/observe.bats \
	%D%/sanitizers.bats \
	%D%/verdict.bats
EXTRA_DIST += %D%/fake-ipcprobe %D%/helper.bash %D%/memory.bash
