# SPDX-License-Identifier: MIT
# The value finding; collect.c runs all rules, consequences.c drops what follows
# from another finding.
# Knows the model. Must not know live processes, lines or reports.
probe_sources += \
	%D%/collect.c \
	%D%/collect.h \
	%D%/consequences.c \
	%D%/consequences.h \
	%D%/finding.c \
	%D%/merge.c \
	%D%/finding.h
