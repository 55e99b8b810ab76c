# SPDX-License-Identifier: MIT
# What the SARIF documents of both programs have in common. Knows nothing of
# findings.
noinst_LIBRARIES += %D%/libsarif.a
%C%_libsarif_a_SOURCES = \
	%D%/sarif_document.c \
	%D%/sarif_document.h
%C%_libsarif_a_CPPFLAGS = $(AM_CPPFLAGS) -Igrader $(JANSSON_CFLAGS)
