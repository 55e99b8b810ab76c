# The box around student programs and the compiler.
noinst_LIBRARIES += %D%/libsandbox.a
%C%_libsandbox_a_SOURCES = \
	%D%/box.c %D%/box.h %D%/internal.h \
	%D%/apply.c \
	%D%/bwrap.c \
	%D%/deny.c \
	%D%/exec.c \
	%D%/identity.c \
	%D%/landlock.c \
	%D%/choose.c \
	%D%/try_run.c
%C%_libsandbox_a_CPPFLAGS = $(AM_CPPFLAGS) \
	-DPKGLIBEXECDIR='"$(pkglibexecdir)"'

pkglibexec_PROGRAMS += %D%/ipclab-init
%C%_ipclab_init_SOURCES = %D%/init.c %D%/apply.c %D%/deny.c
