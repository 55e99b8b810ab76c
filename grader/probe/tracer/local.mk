# SPDX-License-Identifier: MIT
# The loop. It acts: ptrace, kill, telling the model. It asks the consultants
# what to do, in the order given in consult.c; of them, only control/vtimer.c
# acts itself.
# Knows control/, watch/, live/, decode/. Not here: a decision that one of those
# could make from what it sees of struct live.
tracer_sources += \
	%D%/adopter.c \
	%D%/adopter.h \
	%D%/box_processes.c \
	%D%/box_processes.h \
	%D%/consult.c \
	%D%/consult.h \
	%D%/cpu_pin.c \
	%D%/cpu_pin.h \
	%D%/end.c \
	%D%/end.h \
	%D%/exec_stop.c \
	%D%/exec_stop.h \
	%D%/group_kill.c \
	%D%/group_kill.h \
	%D%/ignored.c \
	%D%/ignored.h \
	%D%/lifecycle.c \
	%D%/lifecycle.h \
	%D%/loop.c \
	%D%/loop.h \
	%D%/pass_on.c \
	%D%/pass_on.h \
	%D%/signal_stop.c \
	%D%/signal_stop.h \
	%D%/syscall_stop.c \
	%D%/syscall_stop.h \
	%D%/tell.c \
	%D%/tell.h \
	%D%/tracer.h \
	%D%/user_signals.c \
	%D%/user_signals.h
