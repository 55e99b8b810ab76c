# The value finding, collecting findings, dropping consequences.
probe_sources += \
	%D%/collect.c \
	%D%/collect.h \
	%D%/consequences.c \
	%D%/consequences.h \
	%D%/finding.c \
	%D%/merge.c \
	%D%/finding.h
