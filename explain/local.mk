# The index of findings: one page an id, shown by `ipclab explain ID`.
nobase_dist_pkgdata_DATA += \
	%D%/deadlock.md \
	%D%/exec-failure-falls-through.md \
	%D%/fifo-open-stall.md \
	%D%/full-pipe-deadlock.md \
	%D%/leaked-fd-exec.md \
	%D%/leaked-fd-exit.md \
	%D%/popen-stream-inherited.md \
	%D%/unclosed-read-end.md \
	%D%/unclosed-write-end.md \
	%D%/unreaped-child.md \
	%D%/wait-before-close.md \
	%D%/wait-before-drain.md \
	%D%/wrong-child-waited.md
