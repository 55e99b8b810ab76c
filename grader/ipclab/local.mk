# SPDX-License-Identifier: MIT
# ipclab: the command. All but main.c and the subcommands is a library, so that
# tests can link it.
ipclab_sources =
ipclab_command_sources =
include %D%/commands/local.mk
include %D%/class/local.mk
include %D%/appeal/local.mk
include %D%/book/local.mk
include %D%/grade/local.mk
include %D%/calibrate/local.mk
include %D%/intake/local.mk
include %D%/lab/local.mk
include %D%/pages/local.mk
include %D%/terminal/local.mk
include %D%/export/local.mk
include %D%/similar/local.mk
include %D%/base/local.mk

bin_PROGRAMS += %D%/ipclab
noinst_LIBRARIES += %D%/libipclab.a

%C%_libipclab_a_SOURCES = $(ipclab_sources) $(unicode_sources)
%C%_libipclab_a_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS) $(ARCHIVE_CFLAGS) \
	$(SQLITE_CFLAGS) $(CONFUSE_CFLAGS) $(NETTLE_CFLAGS)
%C%_libipclab_a_CPPFLAGS = $(AM_CPPFLAGS) -Igrader \
	-DPKGDATADIR='"$(pkgdatadir)"'

%C%_ipclab_SOURCES = %D%/main.c $(ipclab_command_sources)
%C%_ipclab_CFLAGS = $(%C%_libipclab_a_CFLAGS)
%C%_ipclab_LDADD = %D%/libipclab.a grader/options/liboptions.a \
	grader/sarif/libsarif.a \
	grader/sandbox/libsandbox.a \
	$(JANSSON_LIBS) $(ARCHIVE_LIBS) $(SQLITE_LIBS) $(CONFUSE_LIBS) \
	$(NETTLE_LIBS)
