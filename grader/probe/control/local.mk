# Consultants that may hold or answer a call: schedule, clock, faults.
tracer_sources += \
	%D%/fault_target.c \
	%D%/fault_target.h \
	%D%/faults.c \
	%D%/faults.h \
	%D%/schedule.c \
	%D%/schedule.h \
	%D%/turn.c \
	%D%/turn.h \
	%D%/turn_wait.c \
	%D%/turn_wait.h \
	%D%/vclock.c \
	%D%/vclock.h \
	%D%/vtimer.c \
	%D%/vtimer.h
