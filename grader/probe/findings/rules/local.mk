# SPDX-License-Identifier: MIT
# What is wrong: one file for each concern, one row of index.c for each
# rule, which runs them all.
# Knows the model, and asks for stacks and lines through struct findings.
# Must not know live processes, lines or reports.
probe_sources += \
	%D%/unreaped.c \
	%D%/closes.c \
	%D%/deadlock_words.c \
	%D%/deadlock_words.h \
	%D%/dup2.c \
	%D%/exec_failure.c \
	%D%/failed_io.c \
	%D%/fifo.c \
	%D%/frames.c \
	%D%/frames.h \
	%D%/handler.c \
	%D%/index.c \
	%D%/index.h \
	%D%/interrupted.c \
	%D%/interruption.c \
	%D%/interruption.h \
	%D%/leaked_exec.c \
	%D%/leaked_exit.c \
	%D%/output.c \
	%D%/questions.c \
	%D%/questions.h \
	%D%/redirected.c \
	%D%/rules.h \
	%D%/sequential.c \
	%D%/server.c \
	%D%/short_read.c \
	%D%/signals.c \
	%D%/spins.c \
	%D%/stale.c \
	%D%/stdio.c \
	%D%/stdio_rows.c \
	%D%/stdio_rows.h \
	%D%/stuck_other.c \
	%D%/stuck_reader.c \
	%D%/stuck_writer.c \
	%D%/unnoticed.c \
	%D%/unread.c \
	%D%/vfork.c \
	%D%/words.c \
	%D%/words.h \
	%D%/wrong_child.c
