# SPDX-License-Identifier: MIT
# Consultants that ask for a run's end (live_wish_end()): limits, deadlock,
# livelock; and one that skips sleeps.
# Knows what lives, which waits can end (waits/), the model.
# Must not know the tracer or control/.
tracer_sources += \
	%D%/clock_use.c \
	%D%/clock_use.h \
	%D%/cpu_limits.c \
	%D%/cpu_limits.h \
	%D%/deadlock.c \
	%D%/deadlock.h \
	%D%/early_end.c \
	%D%/early_end.h \
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
	%D%/state_hash.h
