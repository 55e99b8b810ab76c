# SPDX-License-Identifier: MIT
# What happened: processes, descriptors, pipes. model_apply.c takes in events,
# model.c answers questions.
# Knows events only, so that a recording gives the same model; never ptrace or
# /proc.
probe_sources += \
	%D%/desc_table.c \
	%D%/desc_table.h \
	%D%/model.c \
	%D%/model.h \
	%D%/model_apply.c \
	%D%/model_apply.h \
	%D%/model_blocked.c \
	%D%/model_blocked.h \
	%D%/model_fd.c \
	%D%/model_fd.h \
	%D%/model_io.c \
	%D%/model_io.h \
	%D%/model_kernel.c \
	%D%/model_kernel.h \
	%D%/model_life.c \
	%D%/model_life.h \
	%D%/model_log.c \
	%D%/model_log.h \
	%D%/model_moves.c \
	%D%/model_moves.h \
	%D%/model_pipe.c \
	%D%/model_pipe.h \
	%D%/pid_index.c \
	%D%/pid_index.h \
	%D%/process_new.c \
	%D%/process_new.h \
	%D%/process_table.c \
	%D%/process_table.h
