# SPDX-License-Identifier: MIT
# Tests of ipcprobe and its parts.

# Programs that tests run instead of ipcprobe, one part at a time.
check_PROGRAMS += %D%/where %D%/draw %D%/model-run
%C%_where_CPPFLAGS = $(AM_CPPFLAGS) $(SECCOMP_CFLAGS) $(DW_CFLAGS)
%C%_where_LDADD = grader/probe/libtracer.a $(%C%_draw_LDADD)
%C%_draw_CPPFLAGS = $(%C%_where_CPPFLAGS)
%C%_draw_LDADD = grader/probe/libprobe.a $(SECCOMP_LIBS) $(DW_LIBS) \
	$(JANSSON_LIBS)
%C%_model_run_SOURCES = %D%/model-run.c
%C%_model_run_CPPFLAGS = $(%C%_where_CPPFLAGS)
%C%_model_run_LDADD = $(%C%_draw_LDADD)

# Recorded event streams, for model-run and as a start for fuzzing.
EXTRA_DIST += \
	%D%/programs/right.h \
	%D%/programs/right_descriptors.c \
	%D%/programs/right_processes.c \
	%D%/programs/wrong.c \
	%D%/fuzz %D%/fuzz_stream.c \
	%D%/streams/fifo-server \
	%D%/streams/ls-wc \
	%D%/streams/parent-keeps-write-end

# Fuzz the reader of recordings, the model and the rules for FUZZ_SECONDS.
FUZZ_SECONDS = 60
fuzz:
	$(srcdir)/%D%/fuzz $(FUZZ_SECONDS)
.PHONY: fuzz
CLEANFILES += fuzz-stream

TESTS += \
	%D%/cases.bats \
	%D%/cpus.bats \
	%D%/everyday.bats \
	%D%/findings.bats \
	%D%/interrupt.bats \
	%D%/lines.bats %D%/manual.bats \
	%D%/model.bats \
	%D%/page.bats \
	%D%/reader.bats \
	%D%/recording.bats \
	%D%/reports.bats \
	%D%/silent.bats \
	%D%/faults.bats \
	%D%/observe.bats \
	%D%/ordered.bats \
	%D%/outside.bats \
	%D%/repeats.bats \
	%D%/schedule.bats \
	%D%/unchanged.bats \
	%D%/waits.bats \
	%D%/wrapped.bats
# To be run by hand: everyday/compare tries all commands in its table; the
# others, whatever ends a run, at any moment.
EXTRA_DIST += %D%/bounded
STAFF_DIST += %D%/interrupted-anywhere
EXTRA_DIST += %D%/everyday/Main.java \
	%D%/everyday/aio.py \
	%D%/everyday/calls.m4 \
	%D%/everyday/commands.tsv \
	%D%/everyday/compare \
	%D%/everyday/eight.mk \
	%D%/everyday/executor.py \
	%D%/everyday/heredoc.sh \
	%D%/everyday/pipe.cmake \
	%D%/everyday/pipes.tcl \
	%D%/everyday/pool.py \
	%D%/everyday/queues.py \
	%D%/everyday/server.py \
	%D%/everyday/two \
	%D%/everyday/two.ninja
# cases.bats and cases_modes.bats run each row of the table.
EXTRA_DIST += %D%/cases/table \
	%D%/cases/adopted.c \
	%D%/cases/after-vfork.c \
	%D%/cases/alarm-ends-write.c \
	%D%/cases/asks-and-asks.c \
	%D%/cases/asks-and-goes-on.c \
	%D%/cases/asks-sort.c \
	%D%/cases/beyond-pipes.c \
	%D%/cases/close-loop.c \
	%D%/cases/closes-nothing.c \
	%D%/cases/computes.c \
	%D%/cases/daemon.c \
	%D%/cases/double-fork.c \
	%D%/cases/earlier-turn.c \
	%D%/cases/failed-open.c \
	%D%/cases/fifo-late-reader.c \
	%D%/cases/fifo-other-way.c \
	%D%/cases/first-ends.c \
	%D%/cases/framed-part.c \
	%D%/cases/gone-reader.c \
	%D%/cases/handler-ends.c \
	%D%/cases/held-lock.c \
	%D%/cases/in-two-parts.c \
	%D%/cases/inherited-buffer.c \
	%D%/cases/interrupted-read.c \
	%D%/cases/kept-question.c \
	%D%/cases/leaves-fifo.c \
	%D%/cases/leaves-open.c \
	%D%/cases/left-stopped.c \
	%D%/cases/let-in.c \
	%D%/cases/lost-status.c \
	%D%/cases/made-elsewhere.c \
	%D%/cases/many-times.c \
	%D%/cases/meets-end.c \
	%D%/cases/moves-parts.c \
	%D%/cases/no-reader-yet.c \
	%D%/cases/not-now.c \
	%D%/cases/own-fifo-end.c \
	%D%/cases/own-stale-rest.c \
	%D%/cases/part-of-request.c \
	%D%/cases/part-written.c \
	%D%/cases/pipeline-of-four.c \
	%D%/cases/plain-file.c \
	%D%/cases/popen-keeps-end.c \
	%D%/cases/popen-kept.c \
	%D%/cases/popen-open-file.c \
	%D%/cases/posix-timer.c \
	%D%/cases/printed-before.c \
	%D%/cases/queued-signals.c \
	%D%/cases/ready-unread.c \
	%D%/cases/request-in-parts.c \
	%D%/cases/rest-of-sleep.c \
	%D%/cases/sent-tail.c \
	%D%/cases/server-writes.c \
	%D%/cases/shared-table.c \
	%D%/cases/sigchld-ignored.c \
	%D%/cases/signalfd.c \
	%D%/cases/signalled-open.c \
	%D%/cases/signalled-read.c \
	%D%/cases/signalled-wait.c \
	%D%/cases/signalled-write.c \
	%D%/cases/signals-its-adopter.c \
	%D%/cases/stale-fifo.c \
	%D%/cases/stale-rest.c \
	%D%/cases/timed-wait.c \
	%D%/cases/told-by-status.c \
	%D%/cases/timer-date.c \
	%D%/cases/turn-taking.c \
	%D%/cases/wait-then-reader.c \
	%D%/cases/who-first.c \
	%D%/cases/waits-for-signals.c \
	%D%/cases/waits-in-vain.c \
	%D%/cases/whole-transfers.c \
	%D%/cases/wrong-pid.c
EXTRA_DIST += \
	%D%/cases.bash %D%/programs.bash \
	%D%/programs/acts.c \
	%D%/programs/barrier.c \
	%D%/programs/breaks.c \
	%D%/programs/careful.c \
	%D%/programs/careless.c \
	%D%/programs/circle.c \
	%D%/programs/cpus.c \
	%D%/programs/crowd.c \
	%D%/programs/exhausts.c \
	%D%/programs/hides.c \
	%D%/programs/ignored.c \
	%D%/programs/leaves.c \
	%D%/programs/limits.c \
	%D%/programs/ordered.c \
	%D%/programs/outside.c \
	%D%/programs/repeats.c \
	%D%/programs/sleepers.c \
	%D%/programs/stopped.c \
	%D%/programs/waits.c

# Which threads are asleep.
check_PROGRAMS += %D%/asleep
%C%_asleep_CPPFLAGS = $(%C%_where_CPPFLAGS)
%C%_asleep_LDADD = grader/probe/libtracer.a $(%C%_draw_LDADD)

# The double check for deadlock, tried again and again on a busy ring.
check_PROGRAMS += %D%/ring-check
%C%_ring_check_CPPFLAGS = $(%C%_where_CPPFLAGS)
%C%_ring_check_LDADD = grader/probe/libtracer.a grader/probe/libprobe.a \
	grader/sandbox/libsandbox.a $(PROBE_LIBS)
LONG_TESTS += %D%/acts.bats %D%/cases_modes.bats %D%/luck.bats \
	%D%/page_walk.bats
EXTRA_DIST += %D%/page_walk.bash %D%/page_walk.js %D%/many.awk

# The seccomp programs, compared with the table of calls that wait.
check_PROGRAMS += %D%/filter-walk
%C%_filter_walk_SOURCES = %D%/filter-walk.c
%C%_filter_walk_CPPFLAGS = $(%C%_where_CPPFLAGS)
%C%_filter_walk_LDADD = $(%C%_ring_check_LDADD)
