# ipcprobe: the supervisor. The parts are libraries so that tests can link
# the model, the rules and the reporters without a tracer.
include %D%/findings.mk
include %D%/report.mk

noinst_LIBRARIES += %D%/libprobe.a
%C%_libprobe_a_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/%D% \
	-I%D% $(SECCOMP_CFLAGS) $(DW_CFLAGS) $(JANSSON_CFLAGS)
%C%_libprobe_a_SOURCES = \
	$(probe_model_sources) \
	$(probe_record_sources) \
	$(probe_finding_sources) \
	$(probe_report_sources)

# The tracer itself; main.c alone is not in a library.
noinst_LIBRARIES += %D%/libtracer.a
%C%_libtracer_a_CPPFLAGS = $(%C%_libprobe_a_CPPFLAGS)
%C%_libtracer_a_SOURCES = \
	%D%/callstop.c %D%/callstop.h \
	%D%/blocked.c %D%/blocked.h \
	%D%/closed_world.c %D%/closed_world.h \
	%D%/deadlock.c %D%/deadlock.h %D%/hang.c %D%/hang.h \
	%D%/decode.c %D%/decode.h \
	%D%/decode_files.c %D%/decode_io.c %D%/decode_parts.h \
	%D%/decode_time.c \
	%D%/entry_stack.c %D%/entry_stack.h \
	%D%/elf_symbol.c %D%/elf_symbol.h \
	%D%/explore.c %D%/explore.h \
	%D%/fd_table.c \
	%D%/faults.c %D%/faults.h \
	%D%/filter.c %D%/filter.h \
	%D%/filter_pass.c %D%/filter_pass.h \
	%D%/group_kill.c %D%/group_kill.h \
	%D%/inject_each.c %D%/inject_each.h \
	%D%/isolate.c %D%/isolate.h \
	%D%/keepers.c %D%/keepers.h \
	%D%/known.c %D%/known.h \
	%D%/launch.c %D%/launch.h \
	%D%/memory_print.c %D%/memory_print.h \
	%D%/reads_time.c %D%/reads_time.h \
	%D%/nap.c %D%/nap.h \
	%D%/outside.c %D%/outside.h \
	%D%/repeat.c %D%/repeat.h \
	%D%/lifecycle.c \
	%D%/observation.c %D%/observation.h \
	%D%/one_cpu.c %D%/one_cpu.h \
	%D%/options.c %D%/options.h \
	%D%/procfs.c %D%/procfs.h %D%/procfs_parts.h \
	%D%/race_places.c %D%/race_places.h \
	%D%/ready.c %D%/ready.h \
	%D%/reap.c %D%/reap.h \
	%D%/reports.c %D%/reports.h \
	%D%/resources.c %D%/resources.h \
	%D%/schedule.c %D%/schedule.h \
	%D%/starved.c %D%/starved.h \
	%D%/stdio_peek.c %D%/stdio_peek.h \
	%D%/streams.c %D%/streams.h \
	%D%/task.c %D%/task.h \
	%D%/tracer.c %D%/tracer.h \
	%D%/trial.c %D%/trial.h \
	%D%/turn.c %D%/turn.h %D%/turn_parts.h \
	%D%/turn_wait.c \
	%D%/vclock.c %D%/vclock.h %D%/vclock_parts.h \
	%D%/vtimer.c \
	%D%/watch.c

# The filter's list of calls becomes a seccomp program when the kit is built.
noinst_PROGRAMS += %D%/make-filters
%C%_make_filters_CPPFLAGS = $(AM_CPPFLAGS) $(SECCOMP_CFLAGS)
%C%_make_filters_LDADD = $(SECCOMP_LIBS)
%C%_make_filters_SOURCES = %D%/make-filters.c \
	%D%/filter_rules.c %D%/filter_rules.h \
	%D%/reader_rules.c %D%/reader_rules.h
%D%/filter_programs.inc: %D%/make-filters$(EXEEXT)
	$(AM_V_GEN)%D%/make-filters$(EXEEXT) tracer >$@.new && mv $@.new $@
%D%/reader_programs.inc: %D%/make-filters$(EXEEXT)
	$(AM_V_GEN)%D%/make-filters$(EXEEXT) reader >$@.new && mv $@.new $@
%D%/libtracer_a-filter.$(OBJEXT): %D%/filter_programs.inc
%D%/libprobe_a-reader_confine.$(OBJEXT): %D%/reader_programs.inc
BUILT_SOURCES += %D%/filter_programs.inc %D%/reader_programs.inc
CLEANFILES += %D%/filter_programs.inc %D%/reader_programs.inc

bin_PROGRAMS += %D%/ipcprobe
%C%_ipcprobe_CPPFLAGS = $(%C%_libprobe_a_CPPFLAGS)
%C%_ipcprobe_LDADD = %D%/libtracer.a %D%/libprobe.a \
	grader/sandbox/libsandbox.a $(PROBE_LIBS)
%C%_ipcprobe_SOURCES = %D%/main.c
