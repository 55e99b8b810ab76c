# SPDX-License-Identifier: MIT
# What all rooms may use: text, times, names of system calls, the calls that wait,
# registers (processor.h), maps. Knows nobody.
probe_sources += \
	%D%/maps.c \
	%D%/maps.h \
	%D%/ns.h \
	%D%/processor.c \
	%D%/processor.h \
	%D%/reset_signals.c \
	%D%/reset_signals.h \
	%D%/signal_name.c \
	%D%/signal_name.h \
	%D%/syscall_name.c \
	%D%/syscall_name.h \
	%D%/text.c \
	%D%/text.h \
	%D%/wait_calls.c \
	%D%/wait_calls.h \
	%D%/wrapper.c \
	%D%/wrapper.h
