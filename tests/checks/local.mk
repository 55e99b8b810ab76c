# SPDX-License-Identifier: MIT
# The checks library's own tests: against a fake ipcprobe, so that each
# assertion is seen to pass and to fail.
TESTS += %D%/assertions.bats %D%/observe.bats %D%/verdict.bats \
	%D%/memory.bats
EXTRA_DIST += %D%/helper.bash %D%/fake-ipcprobe
