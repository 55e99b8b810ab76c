# The value finding, collecting findings, dropping consequences.
probe_sources += \
	%D%/consequences.c \
	%D%/finding.c \
	%D%/finding.h
