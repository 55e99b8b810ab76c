# SPDX-License-Identifier: MIT
# What a verdict rests on, in an archive: made, read, and judged again.
ipclab_sources += \
	%D%/cover.c \
	%D%/cover.h \
	%D%/follows.c \
	%D%/follows.h \
	%D%/packet.c \
	%D%/packet.h \
	%D%/packet_read.c \
	%D%/packet_write.c \
	%D%/replay.c \
	%D%/replay.h
