# SPDX-License-Identifier: MIT
# From registers to events: what a system call means.
# Knows live/ and, of the model, what a descriptor is. Must decide no policy.
tracer_sources += \
	%D%/args.h \
	%D%/decode.c \
	%D%/decode.h \
	%D%/decode_exit.c \
	%D%/decode_exit.h \
	%D%/decode_files.c \
	%D%/decode_files.h \
	%D%/decode_io.c \
	%D%/decode_io.h \
	%D%/decode_poll.c \
	%D%/decode_poll.h \
	%D%/decode_time.c \
	%D%/decode_time.h
