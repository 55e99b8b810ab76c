# SPDX-License-Identifier: MIT
# The event stream, its text form (recordings), and the value of a stack.
# Knows nobody. Must not touch a live process.
probe_sources += \
	%D%/event.c \
	%D%/event.h \
	%D%/idle.c \
	%D%/idle.h \
	%D%/record.h \
	%D%/record_fields.c \
	%D%/record_fields.h \
	%D%/record_read.c \
	%D%/record_read.h \
	%D%/record_write.c \
	%D%/record_write.h \
	%D%/stack.c \
	%D%/stack.h
