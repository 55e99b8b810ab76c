# SPDX-License-Identifier: MIT
# Results for a terminal.
# Knows results as JSON. Must not grade, nor decide what a mark is.
ipclab_sources += \
	%D%/changed_lines.c \
	%D%/changed_lines.h \
	%D%/hint_steps.c \
	%D%/hint_steps.h \
	%D%/markdown.c \
	%D%/markdown.h \
	%D%/terminal.c \
	%D%/terminal.h \
	%D%/terminal_gcc.c %D%/terminal_gcc.h \
	%D%/terminal_lab.c %D%/terminal_lab.h \
	%D%/terminal_stream.c %D%/terminal_stream.h \
	%D%/terminal_order.c %D%/terminal_order.h \
	%D%/terminal_waits.c %D%/terminal_waits.h \
	%D%/todo.c \
	%D%/todo.h
