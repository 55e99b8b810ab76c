# SPDX-License-Identifier: MIT
# Tests of the index of findings (explain/).
EXTRA_DIST += %D%/explain.bash
TESTS += %D%/pages.bats %D%/examples.bats
