# The loop: it alone acts (ptrace, kill, telling the model); what is to be done
# it asks of control/ and watch/.
tracer_sources += \
	%D%/box_processes.c \
	%D%/box_processes.h \
	%D%/consult.c \
	%D%/consult.h \
	%D%/cpu_pin.c \
	%D%/cpu_pin.h \
	%D%/end.c \
	%D%/end.h \
	%D%/group_kill.c \
	%D%/group_kill.h \
	%D%/ignored.c \
	%D%/ignored.h \
	%D%/lifecycle.c \
	%D%/lifecycle.h \
	%D%/loop.c \
	%D%/loop.h \
	%D%/syscall_stop.c \
	%D%/syscall_stop.h \
	%D%/tell.c \
	%D%/tell.h \
	%D%/tracer.h \
	%D%/user_signals.c \
	%D%/user_signals.h
