# SPDX-License-Identifier: MIT
# Consultants that end a run, by wishing for it (live_wish_end()): limits,
# deadlock, livelock; and sleeps that need not be slept.
# Knows what lives, which waits can end (waits/), the model.
# Must not know the tracer or control/.
tracer_sources += \
	%D%/clock_use.c \
	%D%/clock_use.h \
	%D%/cpu_limits.c \
	%D%/cpu_limits.h \
	%D%/deadlock.c \
	%D%/deadlock.h \
	%D%/event_limits.c \
	%D%/event_limits.h \
	%D%/livelock.c \
	%D%/livelock.h \
	%D%/memcheck_copy.c \
	%D%/memcheck_copy.h \
	%D%/resources.c \
	%D%/resources.h \
	%D%/skip_sleep.c \
	%D%/skip_sleep.h \
	%D%/state_hash.c \
	%D%/state_hash.h \
	%D%/watch.c \
	%D%/watch.h
