# The loop. It alone acts: ptrace, kill, tell the model.
tracer_sources += \
	%D%/box_processes.c \
	%D%/box_processes.h \
	%D%/cpu_pin.c \
	%D%/cpu_pin.h \
	%D%/end.c \
	%D%/end.h \
	%D%/group_kill.c \
	%D%/group_kill.h \
	%D%/ignored.c \
	%D%/ignored.h \
	%D%/lifecycle.c \
	%D%/syscall_stop.c \
	%D%/syscall_stop.h \
	%D%/tracer.c \
	%D%/tracer.h
