# SPDX-License-Identifier: MIT
# Does the kit judge rightly where it stands? The calibration, and what it
# depends on. Knows how a lab is graded; knows nothing of classes and marks.
ipclab_sources += \
	%D%/ailments.c \
	%D%/ailments.h \
	%D%/calibrate.c \
	%D%/calibrate.h \
	%D%/machine.c \
	%D%/machine.h \
	%D%/tool_version.c \
	%D%/tool_version.h
