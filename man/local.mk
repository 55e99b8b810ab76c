# SPDX-License-Identifier: MIT
# Rules of %D%; see Makefile.am.
dist_man1_MANS += %D%/ipclab.1 %D%/ipcprobe.1
