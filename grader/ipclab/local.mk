# Rules of %D%; see Makefile.am.
bin_PROGRAMS += %D%/ipclab
noinst_LIBRARIES += %D%/libipclab.a

%C%_libipclab_a_SOURCES = \
	%D%/bats.c %D%/bats.h \
	%D%/build.c %D%/build.h \
	%D%/bundle.c %D%/bundle.h %D%/folder.c \
	%D%/checklist.c %D%/checklist.h \
	%D%/error.c %D%/error.h \
	%D%/evidence.c %D%/evidence.h \
	%D%/files.c %D%/files.h \
	%D%/grading.c %D%/grading.h \
	%D%/kit.c %D%/kit.h \
	%D%/lab.c %D%/lab.h %D%/labconf.c \
	%D%/mem.c %D%/mem.h \
	%D%/nearest.c %D%/nearest.h \
	%D%/run.c %D%/run.h \
	%D%/sandbox.c %D%/sandbox.h \
	%D%/tap.c %D%/tap.h \
	%D%/terminal.c %D%/terminal.h %D%/terminal_lab.c \
	%D%/text.c %D%/text.h \
	%D%/workspace.c %D%/workspace.h
%C%_libipclab_a_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS) $(ARCHIVE_CFLAGS) \
	$(SQLITE_CFLAGS) $(CONFUSE_CFLAGS)
%C%_libipclab_a_CPPFLAGS = $(AM_CPPFLAGS) -DPKGDATADIR='"$(pkgdatadir)"'

%C%_ipclab_SOURCES = \
	%D%/main.c %D%/command.h \
	%D%/cmd_check.c \
	%D%/cmd_internal.c
%C%_ipclab_CFLAGS = $(%C%_libipclab_a_CFLAGS)
%C%_ipclab_LDADD = %D%/libipclab.a $(JANSSON_LIBS) $(ARCHIVE_LIBS) $(SQLITE_LIBS) \
	$(CONFUSE_LIBS)
