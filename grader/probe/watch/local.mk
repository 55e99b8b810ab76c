# Consultants that may end the run: limits, deadlock, livelock.
tracer_sources += \
	%D%/clock_use.c \
	%D%/clock_use.h \
	%D%/cpu_limits.c \
	%D%/cpu_limits.h \
	%D%/deadlock.c \
	%D%/deadlock.h \
	%D%/livelock.c \
	%D%/livelock.h \
	%D%/resources.c \
	%D%/resources.h \
	%D%/skip_sleep.c \
	%D%/skip_sleep.h \
	%D%/state_hash.c \
	%D%/state_hash.h \
	%D%/watch.c \
	%D%/watch.h
