# SPDX-License-Identifier: MIT
# Consultants that hold or answer a call: the schedule, virtual time, faults.
# Knows what lives (live/live.h), what would block (waits/), the model.
# Must not know the tracer or watch/, nor end a run.
tracer_sources += \
	%D%/control.h \
	%D%/fault_target.c \
	%D%/fault_target.h \
	%D%/faults.c \
	%D%/faults.h \
	%D%/schedule.c \
	%D%/schedule.h \
	%D%/turn.c \
	%D%/turn.h \
	%D%/turn_signal.c \
	%D%/turn_signal.h \
	%D%/turn_time.c \
	%D%/turn_time.h \
	%D%/turn_wait.c \
	%D%/turn_wait.h \
	%D%/vclock.c \
	%D%/vclock.h \
	%D%/vtimer.c \
	%D%/vtimer.h \
	%D%/vtimer_calls.c \
	%D%/vtimer_calls.h \
	%D%/vwait.c \
	%D%/vwait.h
