# Consultants that may hold or answer a call: schedule, clock, faults.
tracer_sources += \
	%D%/faults.c \
	%D%/faults.h \
	%D%/schedule.c \
	%D%/schedule.h \
	%D%/turn.c \
	%D%/turn.h \
	%D%/turn_parts.h \
	%D%/turn_wait.c \
	%D%/vclock.c \
	%D%/vclock.h \
	%D%/vclock_parts.h \
	%D%/vtimer.c
