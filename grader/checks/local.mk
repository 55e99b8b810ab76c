# SPDX-License-Identifier: MIT
# The library for labs' checks; README.md describes it. Knows ipcprobe's options
# and reports, and the variables of doc/INTERFACES.md. Must not know any one lab.

nobase_dist_pkgdata_DATA += \
	%D%/README.md \
	%D%/checks.bash \
	%D%/assert_end.bash \
	%D%/assert_findings.bash \
	%D%/assert_forbidden.bash \
	%D%/assert_memory.bash \
	%D%/assert_output.bash \
	%D%/assert_sanitized.bash \
	%D%/observe.bash \
	%D%/observe_server.bash %D%/observed.bash \
	%D%/partner.bash \
	%D%/quote.bash \
	%D%/random.bash \
	%D%/verdict.bash

# Valgrind's XML as findings.
pkglibexec_PROGRAMS += %D%/ipclab-memcheck
%C%_ipclab_memcheck_SOURCES = \
	%D%/disarm.c %D%/disarm.h \
	%D%/memcheck.c \
	%D%/memcheck_xml.c %D%/memcheck_xml.h
%C%_ipclab_memcheck_CFLAGS = $(AM_CFLAGS) $(EXPAT_CFLAGS) $(JANSSON_CFLAGS)
%C%_ipclab_memcheck_LDADD = $(EXPAT_LIBS) $(JANSSON_LIBS)
