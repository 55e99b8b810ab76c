# The labs: what students get is installed; mutants and alternates are the
# staff's. A new lab adds its files here; see doc/HOWTO_ADD_LAB.md.

nobase_dist_pkgdata_DATA += \
	%D%/01-pipe/lab.conf %D%/01-pipe/checks.bats \
	%D%/02-dup2/lab.conf %D%/02-dup2/checks.bats \
	%D%/03-barrier/lab.conf %D%/03-barrier/checks.bats \
	%D%/04-popen/lab.conf %D%/04-popen/checks.bats \
	%D%/04-popen/fixtures/popen_driver.c \
	%D%/05-capacity/lab.conf %D%/05-capacity/checks.bats \
	%D%/05-capacity/fixtures/pipes.bash \
	%D%/05-capacity/fixtures/pipe_size.c \
	%D%/05-capacity/fixtures/tape.c \
	%D%/05-capacity/fixtures/torn_count.c \
	%D%/06-fifo/lab.conf %D%/06-fifo/checks.bats \
	%D%/06-fifo/fixtures/restarts.bash \
	%D%/06-fifo/fixtures/restart_driver.c
