# SPDX-License-Identifier: MIT
# The command line of both programs: a table, its parser, its --help. Knows
# nothing of what the options mean.
noinst_LIBRARIES += %D%/liboptions.a
%C%_liboptions_a_SOURCES = \
	%D%/option_help.c \
	%D%/option_help.h \
	%D%/option_read.c \
	%D%/option_read.h \
	%D%/option_table.h
%C%_liboptions_a_CPPFLAGS = $(AM_CPPFLAGS) -Igrader
