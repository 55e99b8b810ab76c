# The labs: what students get is installed; mutants and alternates are the
# staff's. A new lab adds its files here; see doc/HOWTO_ADD_LAB.md.

nobase_dist_pkgdata_DATA += \
	%D%/01-pipe/lab.conf %D%/01-pipe/checks.bats %D%/01-pipe/helpers.bash \
	%D%/01-pipe/fixtures/no_stream.c \
	%D%/02-dup2/lab.conf %D%/02-dup2/checks.bats \
	%D%/03-barrier/lab.conf %D%/03-barrier/checks.bats \
	%D%/04-popen/lab.conf %D%/04-popen/checks.bats \
	%D%/04-popen/fixtures/popen_driver.c \
	%D%/05-capacity/lab.conf %D%/05-capacity/checks.bats \
	%D%/05-capacity/fixtures/no_fork.c \
	%D%/05-capacity/fixtures/no_pipe.c \
	%D%/05-capacity/fixtures/pipes.bash \
	%D%/05-capacity/fixtures/pipe_size.c \
	%D%/05-capacity/fixtures/tape.c \
	%D%/05-capacity/fixtures/torn_count.c \
	%D%/06-fifo/lab.conf %D%/06-fifo/checks.bats \
	%D%/06-fifo/fixtures/no_fork.c \
	%D%/06-fifo/fixtures/restarts.bash \
	%D%/06-fifo/fixtures/restart_driver.c \
	%D%/07-seqnum/lab.conf \
	%D%/07-seqnum/checks.bats \
	%D%/07-seqnum/provided/seqnum.h \
	%D%/07-seqnum/fixtures/seq.bash \
	%D%/07-seqnum/fixtures/seq_as_clients.c \
	%D%/07-seqnum/fixtures/seq_as_server.c \
	%D%/07-seqnum/fixtures/seq_client.c \
	%D%/07-seqnum/fixtures/seq_clients.h \
	%D%/07-seqnum/fixtures/seq_driver.c \
	%D%/07-seqnum/fixtures/seq_driver.h \
	%D%/07-seqnum/fixtures/seq_rogues.c \
	%D%/07-seqnum/fixtures/idle.c \
	%D%/07-seqnum/fixtures/idle.h \
	%D%/07-seqnum/fixtures/seq_wait.c \
	%D%/08-framing/lab.conf \
	%D%/08-framing/checks.bats \
	%D%/08-framing/fixtures/codec_read.c \
	%D%/08-framing/fixtures/codec_write.c \
	%D%/08-framing/fixtures/frame.bash \
	%D%/08-framing/fixtures/frame_driver.c \
	%D%/08-framing/fixtures/frame_driver.h \
	%D%/08-framing/fixtures/frame_play.c \
	%D%/08-framing/fixtures/idle.c \
	%D%/08-framing/fixtures/idle.h \
	%D%/08-framing/fixtures/frame_wire.c

STAFF_DIST += \
	%D%/01-pipe/mutants %D%/01-pipe/alternates \
	%D%/02-dup2/mutants %D%/02-dup2/alternates \
	%D%/03-barrier/mutants %D%/03-barrier/alternates \
	%D%/04-popen/mutants %D%/04-popen/alternates \
	%D%/05-capacity/mutants %D%/05-capacity/alternates \
	%D%/06-fifo/mutants %D%/06-fifo/alternates \
	%D%/07-seqnum/mutants %D%/07-seqnum/alternates \
	%D%/08-framing/mutants %D%/08-framing/alternates
