# SPDX-License-Identifier: MIT
# ipcprobe: the supervisor. Its rooms make two libraries, so that tests can link
# the model, the rules and the reporters (libprobe) without a tracer.
probe_sources =
tracer_sources =
include %D%/command/local.mk
include %D%/runs/local.mk
include %D%/start/local.mk
include %D%/tracer/local.mk
include %D%/control/local.mk
include %D%/watch/local.mk
include %D%/waits/local.mk
include %D%/decode/local.mk
include %D%/live/local.mk
include %D%/events/local.mk
include %D%/model/local.mk
include %D%/findings/local.mk
include %D%/findings/rules/local.mk
include %D%/lines/local.mk
include %D%/report/local.mk
include %D%/recording/local.mk
include %D%/page/local.mk
include %D%/draw/local.mk
include %D%/base/local.mk

noinst_LIBRARIES += %D%/libprobe.a
%C%_libprobe_a_CPPFLAGS = $(AM_CPPFLAGS) -Igrader $(SECCOMP_CFLAGS) \
	$(DW_CFLAGS) $(JANSSON_CFLAGS)
%C%_libprobe_a_SOURCES = $(probe_sources) $(unicode_sources)

noinst_LIBRARIES += %D%/libtracer.a
%C%_libtracer_a_CPPFLAGS = $(%C%_libprobe_a_CPPFLAGS)
%C%_libtracer_a_SOURCES = $(tracer_sources) \
	%D%/reports.c %D%/reports.h

bin_PROGRAMS += %D%/ipcprobe
%C%_ipcprobe_CPPFLAGS = $(%C%_libprobe_a_CPPFLAGS)
%C%_ipcprobe_LDADD = %D%/libtracer.a %D%/libprobe.a \
	grader/sarif/libsarif.a \
	grader/options/liboptions.a grader/sandbox/libsandbox.a $(PROBE_LIBS)
%C%_ipcprobe_SOURCES = %D%/main.c
