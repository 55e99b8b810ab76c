# Tests of the package itself: what is listed, what is shipped.
TESTS += %D%/tree.bats %D%/packages.bats
