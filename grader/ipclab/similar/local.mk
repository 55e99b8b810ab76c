# SPDX-License-Identifier: MIT
# Pairs of submissions that are alike.
ipclab_sources += \
	%D%/pairs.c \
	%D%/pairs.h \
	%D%/similar.c \
	%D%/similar.h
