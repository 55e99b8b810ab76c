# SPDX-License-Identifier: MIT
# From stacks to places in the source. Program files are read by a separate
# process that can do nothing else (line_reader.h), since they may be crafted to
# attack their reader.
# Knows events. Must not touch the observed processes.
probe_sources += \
	%D%/alike.c \
	%D%/alike.h \
	%D%/code_line.c \
	%D%/code_line.h \
	%D%/line_reader.c \
	%D%/line_reader.h \
	%D%/line_readers.c \
	%D%/line_readers.h \
	%D%/lines.c \
	%D%/lines.h \
	%D%/program_text.c \
	%D%/program_text.h \
	%D%/reader_birth.c \
	%D%/reader_birth.h \
	%D%/reader_confine.c \
	%D%/reader_confine.h \
	%D%/reader_parts.h \
	%D%/reader_serve.c \
	%D%/reader_serve.h \
	%D%/source_args.c \
	%D%/source_args.h \
	%D%/source_text.c \
	%D%/source_text.h \
	%D%/unwind.c \
	%D%/unwind.h

# The calls that the line reader may make, as a seccomp program.
%D%/reader_programs.inc: grader/probe/start/make-filters$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(RUN_FOREIGN) grader/probe/start/make-filters$(EXEEXT) reader >$@.new && \
	mv $@.new $@
%D%/libprobe_a-reader_confine.$(OBJEXT): %D%/reader_programs.inc
BUILT_SOURCES += %D%/reader_programs.inc
CLEANFILES += %D%/reader_programs.inc
