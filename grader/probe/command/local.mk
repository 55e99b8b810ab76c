# SPDX-License-Identifier: MIT
# What the command line asked for, and what an interrupt does to ipcprobe.
# Knows the table of options, the box's profiles and what the page can ask. Must
# not know a run.
tracer_sources += \
	%D%/exit_status.h \
	%D%/interrupts.c \
	%D%/interrupts.h \
	%D%/leak_check.c \
	%D%/leak_check.h \
	%D%/options.c \
	%D%/options.h
