# The handouts: pages, figures, and `make html pdf`, which writes them below
# html/ and pdf/ of the build folder.

handout_files = \
	%D%/00-overview.md \
	%D%/01-pipe.md \
	%D%/02-dup2.md \
	%D%/03-barrier.md \
	%D%/04-popen.md \
	%D%/05-capacity.md \
	%D%/06-fifo.md \
	%D%/07-seqnum.md \
	%D%/08-framing.md \
	%D%/COVERAGE.md \
	%D%/links.lua \
	%D%/style.css \
	%D%/figures/barrier.svg \
	%D%/figures/dup2-table.svg \
	%D%/figures/fifo-name.svg \
	%D%/figures/fifo-open.svg \
	%D%/figures/frame-kinds.svg \
	%D%/figures/gate.svg \
	%D%/figures/interrupted-write.svg \
	%D%/figures/ipc-taxonomy.svg \
	%D%/figures/message-stream.svg \
	%D%/figures/pipe-fork.svg \
	%D%/figures/pipe-full.svg \
	%D%/figures/pipe-short.svg \
	%D%/figures/pipe-talk.svg \
	%D%/figures/pipeline-ends.svg \
	%D%/figures/popen-processes.svg \
	%D%/figures/popen-streams.svg \
	%D%/figures/seqnum-fifos.svg \
	%D%/figures/signal-gap.svg \
	%D%/figures/torn-records.svg

nobase_dist_pkgdata_DATA += $(handout_files)

html-local:
	$(top_srcdir)/scripts/make-handouts html html

pdf-local:
	$(top_srcdir)/scripts/make-handouts pdf pdf

clean-local:
	rm -rf html pdf
