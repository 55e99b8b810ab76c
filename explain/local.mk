# SPDX-License-Identifier: MIT
# The index of findings: one page an id, shown by `ipclab explain ID`.
nobase_dist_pkgdata_DATA += \
	%D%/capacity-assumed.md \
	%D%/child-crashed.md \
	%D%/close-wrong-fd.md \
	%D%/crashed.md \
	%D%/deadlock.md \
	%D%/double-close.md \
	%D%/dup2-swapped.md \
	%D%/eintr-not-restarted.md \
	%D%/endless-loop.md \
	%D%/eof-spin.md \
	%D%/exec-failure-falls-through.md \
	%D%/fifo-left-behind.md \
	%D%/fifo-open-stall.md \
	%D%/framing-mismatch.md \
	%D%/full-pipe-deadlock.md \
	%D%/killed-by-sigpipe.md \
	%D%/leaked-fd-exec.md \
	%D%/leaked-fd-exit.md \
	%D%/memory-invalid-free.md \
	%D%/memory-invalid-read.md \
	%D%/memory-invalid-write.md \
	%D%/memory-leak.md \
	%D%/memory-uninitialised.md \
	%D%/output-varies.md \
	%D%/output-wrong.md \
	%D%/popen-stream-inherited.md \
	%D%/race.md \
	%D%/reply-dropped.md \
	%D%/server-killed-by-client.md \
	%D%/short-read-assumed.md \
	%D%/short-write-ignored.md \
	%D%/stale-fifo-fatal.md \
	%D%/stdio-duplicated.md \
	%D%/stdio-unflushed.md \
	%D%/unchecked-error.md \
	%D%/unclosed-read-end.md \
	%D%/unclosed-write-end.md \
	%D%/unreaped-child.md \
	%D%/unsafe-in-handler.md \
	%D%/unterminated-buffer.md \
	%D%/wait-before-close.md \
	%D%/wait-before-drain.md \
	%D%/wrong-child-waited.md \
	%D%/wrong-end.md
