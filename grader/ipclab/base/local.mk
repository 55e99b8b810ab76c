# SPDX-License-Identifier: MIT
# Errors, memory, files, running programs.
# Knows unicode/ only. Not here: anything about labs, students or marks.
ipclab_sources += \
	%D%/csv.c \
	%D%/csv.h \
	%D%/did_you_mean.c \
	%D%/did_you_mean.h \
	%D%/error.c \
	%D%/error.h \
	%D%/files.c \
	%D%/files.h \
	%D%/fold.c \
	%D%/fold.h \
	%D%/here.c \
	%D%/here.h \
	%D%/instant.c \
	%D%/instant.h \
	%D%/interrupt.c \
	%D%/interrupt.h \
	%D%/json_in.c \
	%D%/json_in.h \
	%D%/mem.c \
	%D%/mem.h \
	%D%/name_same.c \
	%D%/name_same.h \
	%D%/run.h \
	%D%/run_guard.c \
	%D%/run_guard.h \
	%D%/run_program.c \
	%D%/run_program.h \
	%D%/sha256.c \
	%D%/sha256.h \
	%D%/untrusted_text.c \
	%D%/untrusted_text.h
