# SPDX-License-Identifier: MIT
# The box around student programs and the compiler: profiles A to D.
# Knows nobody, since both programs use it: not labs, findings or submissions.
# What a boxed program sees is in view.c; which profile works here, in choose.c.
noinst_LIBRARIES += %D%/libsandbox.a
%C%_libsandbox_a_SOURCES = \
	%D%/box.c %D%/box.h \
	%D%/apply.c %D%/apply.h \
	%D%/bwrap.c %D%/bwrap.h \
	%D%/deny.c %D%/deny.h \
	%D%/exec.c %D%/exec.h \
	%D%/identity.c %D%/identity.h \
	%D%/landlock.c %D%/landlock.h \
	%D%/prepare.c %D%/prepare.h \
	%D%/choose.c %D%/choose.h \
	%D%/try_run.c %D%/try_run.h \
	%D%/view.c %D%/view.h
%C%_libsandbox_a_CPPFLAGS = $(AM_CPPFLAGS) \
	-DPKGLIBEXECDIR='"$(pkglibexecdir)"'

pkglibexec_PROGRAMS += %D%/ipclab-init
%C%_ipclab_init_SOURCES = %D%/init.c \
	%D%/apply.c %D%/apply.h %D%/deny.c %D%/deny.h
