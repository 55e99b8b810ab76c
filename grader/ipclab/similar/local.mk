# SPDX-License-Identifier: MIT
# Submissions that are alike: tokens, their fingerprints, pairs, clusters.
# Knows submissions and the files that labs give out. Must not know marks or
# pages.
ipclab_sources += \
	%D%/clusters.c \
	%D%/clusters.h \
	%D%/given.c \
	%D%/given.h \
	%D%/prints.c \
	%D%/prints.h \
	%D%/similar.c \
	%D%/similar.h \
	%D%/tokens.c \
	%D%/tokens.h
