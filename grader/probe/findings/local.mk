# SPDX-License-Identifier: MIT
# The value finding; consequences.c drops what follows from another finding.
# Knows the model. Must not know rules, live processes, lines or reports.
probe_sources += \
	%D%/consequences.c \
	%D%/consequences.h \
	%D%/finding.c \
	%D%/merge.c \
	%D%/merge.h \
	%D%/finding.h
