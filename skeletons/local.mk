# What students start from; scripts/make-skeletons makes it from solutions/.

nobase_dist_pkgdata_DATA += \
	%D%/01-pipe/Makefile \
	%D%/01-pipe/pipe_copy.c %D%/01-pipe/pipe_talk.c \
	%D%/02-dup2/Makefile \
	%D%/02-dup2/pipe_ls_wc.c %D%/02-dup2/pipeline.c \
	%D%/02-dup2/redirect.c \
	%D%/03-barrier/Makefile \
	%D%/03-barrier/pipe_sync.c %D%/03-barrier/start_gate.c \
	%D%/04-popen/Makefile %D%/04-popen/mypopen.h \
	%D%/04-popen/count_words.c %D%/04-popen/mypopen.c \
	%D%/04-popen/popen_sort.c \
	%D%/05-capacity/Makefile \
	%D%/05-capacity/atomic_writers.c %D%/05-capacity/pipe_capacity.c \
	%D%/06-fifo/Makefile %D%/06-fifo/restart.h \
	%D%/06-fifo/fifo_talk.c %D%/06-fifo/restart.c \
	%D%/07-seqnum/Makefile \
	%D%/07-seqnum/seqnum.h \
	%D%/07-seqnum/seqnum_client.c \
	%D%/07-seqnum/seqnum_server.c \
	%D%/08-framing/Makefile \
	%D%/08-framing/frame.c \
	%D%/08-framing/frame.h \
	%D%/08-framing/msg_client.c \
	%D%/08-framing/msg_server.c
