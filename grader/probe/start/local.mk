# SPDX-License-Identifier: MIT
# How the program is started: descriptors, limits, the seccomp filter, whose
# list of waits comes from base/wait_calls.c.
# Knows the box. Not here: anything that happens once the program runs.
tracer_sources += \
	%D%/filter.c \
	%D%/filter.h \
	%D%/filter_pass.c \
	%D%/filter_pass.h \
	%D%/launch.c \
	%D%/launch.h

# The filter's list of calls becomes a seccomp program when the kit is built.
# When cross-compiling, make-filters is run by RUN_FOREIGN, a qemu-user.
RUN_FOREIGN =
noinst_PROGRAMS += %D%/make-filters
%C%_make_filters_CPPFLAGS = $(AM_CPPFLAGS) $(SECCOMP_CFLAGS)
%C%_make_filters_LDADD = $(SECCOMP_LIBS)
%C%_make_filters_SOURCES = %D%/make-filters.c \
	%D%/filter_rules.c %D%/filter_rules.h \
	grader/probe/base/syscall_name.c grader/probe/base/syscall_name.h \
	grader/probe/base/wait_calls.c grader/probe/base/wait_calls.h \
	grader/probe/lines/reader_rules.c grader/probe/lines/reader_rules.h
%D%/filter_programs.inc: %D%/make-filters$(EXEEXT)
	$(AM_V_GEN)$(RUN_FOREIGN) %D%/make-filters$(EXEEXT) tracer >$@.new && mv $@.new $@
%D%/libtracer_a-filter.$(OBJEXT): %D%/filter_programs.inc
BUILT_SOURCES += %D%/filter_programs.inc
CLEANFILES += %D%/filter_programs.inc
