# SPDX-License-Identifier: MIT
# What a verdict rests on, in an archive: made, read, and judged again.
# Knows archives (intake/) and how a page is printed. Must not grade, and not
# know the gradebook: the mark comes from the command.
ipclab_sources += \
	%D%/cover.c \
	%D%/cover.h \
	%D%/follows.c \
	%D%/follows.h \
	%D%/packet.c \
	%D%/packet.h \
	%D%/packet_read.c \
	%D%/packet_read.h \
	%D%/packet_write.c \
	%D%/packet_write.h \
	%D%/replay.c \
	%D%/replay.h
