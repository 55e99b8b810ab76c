# SPDX-License-Identifier: MIT
# Live processes: threads, /proc, their memory and registers; struct live, which
# all consultants see, and what a consultant is (consultant.h).
# Knows events only. Must not know the model, nor say what anything means.
tracer_sources += \
	%D%/call_regs.c \
	%D%/call_regs.h \
	%D%/consultant.h \
	%D%/cpu_wait.c \
	%D%/cpu_wait.h \
	%D%/elf_symbol.c \
	%D%/elf_symbol.h \
	%D%/entry_stack.c \
	%D%/entry_stack.h \
	%D%/epoll_list.c \
	%D%/epoll_list.h \
	%D%/fd_table.c \
	%D%/fd_table.h \
	%D%/image.c \
	%D%/image.h \
	%D%/live.c \
	%D%/live.h \
	%D%/posix_timer.c \
	%D%/posix_timer.h \
	%D%/proc_file.c \
	%D%/proc_file.h \
	%D%/procfs.c \
	%D%/procfs.h \
	%D%/registers.c \
	%D%/registers.h \
	%D%/remote.c \
	%D%/remote.h \
	%D%/sample.c \
	%D%/sample.h \
	%D%/stack_capture.c \
	%D%/stack_capture.h \
	%D%/stdio_peek.c \
	%D%/stdio_peek.h \
	%D%/task.c \
	%D%/task.h
