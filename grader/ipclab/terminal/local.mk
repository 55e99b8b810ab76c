# Results for a terminal.
ipclab_sources += \
	%D%/markdown.c \
	%D%/markdown.h \
	%D%/terminal.c \
	%D%/terminal.h \
	%D%/terminal_lab.c \
	%D%/todo.c \
	%D%/todo.h
