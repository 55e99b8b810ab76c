# SPDX-License-Identifier: MIT
# Bash completions; each file is named as its command.
dist_bashcompletion_DATA += %D%/ipcprobe
nodist_bashcompletion_DATA = %D%/ipclab

%D%/ipclab: %D%/ipclab.in Makefile
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	sed 's|@pkgdatadir''@|$(pkgdatadir)|' $(srcdir)/%D%/ipclab.in >$@

CLEANFILES += %D%/ipclab
EXTRA_DIST += %D%/ipclab.in
