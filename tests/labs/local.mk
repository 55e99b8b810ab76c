# The labs are tested with their solutions, mutants and alternates: the
# staff's. A new lab adds a line here and copies two files.
STAFF_TESTS += %D%/tree.bats %D%/howto.bats %D%/changed-lines.bats \
	%D%/01-pipe.bats %D%/02-dup2.bats %D%/03-barrier.bats \
	%D%/04-popen.bats %D%/05-capacity.bats %D%/06-fifo.bats \
	%D%/07-seqnum.bats %D%/08-framing.bats
STAFF_LONG_TESTS += %D%/isolation.bats \
	%D%/ladder/01-pipe.bats %D%/ladder/02-dup2.bats \
	%D%/ladder/03-barrier.bats %D%/ladder/04-popen.bats \
	%D%/ladder/05-capacity.bats %D%/ladder/06-fifo.bats \
	%D%/ladder/07-seqnum.bats %D%/ladder/08-framing.bats
STAFF_DIST += %D%/lab.bash %D%/steady %D%/changed-lines

# make check-steady: hours, by all cores; STEADY="-n 10 01-pipe" asks for less.
check-steady: all
	@$(AM_TESTS_ENVIRONMENT) bash "$(srcdir)/%D%/steady" $(STEADY)

.PHONY: check-steady
