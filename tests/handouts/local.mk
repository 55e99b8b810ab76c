# SPDX-License-Identifier: MIT
# Tests of the handouts. The commands in them need the model answers.
TESTS += %D%/examples.bats %D%/pages.bats
LONG_TESTS += %D%/made.bats
STAFF_TESTS += %D%/snippets.bats
STAFF_LONG_TESTS += %D%/claims.bats
STAFF_DIST += %D%/claim_pages.py %D%/claims.py
