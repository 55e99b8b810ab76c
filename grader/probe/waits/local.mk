# SPDX-License-Identifier: MIT
# Waits of live threads: would a call wait, how long, and what can end the wait?
# The calls themselves are rows of base/wait_calls.c, which the model reads too.
# Knows live/ and the model. Must not hold, skip or end anything.
tracer_sources += \
	%D%/borrowed_fd.c \
	%D%/borrowed_fd.h \
	%D%/closed_world.c \
	%D%/closed_world.h \
	%D%/ordered.c \
	%D%/ordered.h \
	%D%/partners.c \
	%D%/partners.h \
	%D%/ready_set.c \
	%D%/ready_set.h \
	%D%/sleeps.c \
	%D%/sleeps.h \
	%D%/socket_wait.c \
	%D%/socket_wait.h \
	%D%/would_block.c \
	%D%/would_block.h
