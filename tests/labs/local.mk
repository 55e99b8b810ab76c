# SPDX-License-Identifier: MIT
# The labs are tested with their solutions, mutants and alternates, which are
# the staff's. Each lab's own two tests are found by configure.
STAFF_TESTS += %D%/tree.bats %D%/changed-lines.bats %D%/torn.bats \
	%D%/slow-server.bats %D%/slow-machine.bats \
	$(LAB_TESTS)
STAFF_LONG_TESTS += %D%/howto.bats %D%/fault-pairs.bats %D%/bugs.bats %D%/isolation.bats %D%/equal.bats \
	$(LAB_LONG_TESTS)
STAFF_DIST += %D%/lab.bash %D%/unsteady %D%/steady %D%/changed-lines \
	%D%/same-again %D%/fault-pairs

# make check-steady takes hours on all cores; STEADY="-n 10 01-pipe" asks for
# less and, for the wrong programs, SAME_AGAIN.
check-steady: all
	@$(AM_TESTS_ENVIRONMENT) bash "$(srcdir)/%D%/steady" $(STEADY)
	@$(AM_TESTS_ENVIRONMENT) bash "$(srcdir)/%D%/same-again" $(SAME_AGAIN)

# Every two faults in each right answer; FAULT_PAIRS="-w 1 01-pipe" asks for
# less.
check-fault-pairs: all
	@$(AM_TESTS_ENVIRONMENT) bash "$(srcdir)/%D%/fault-pairs" $(FAULT_PAIRS)

.PHONY: check-steady check-fault-pairs
