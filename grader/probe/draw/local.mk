# SPDX-License-Identifier: MIT
# The picture, as SVG and for a terminal, and the timeline, for a terminal only:
# *_build.c chooses and lays out, report_*.c draws.
# Knows report/. Must not know rules, ptrace or /proc.
probe_sources += \
	%D%/canvas.c \
	%D%/canvas.h \
	%D%/picture.c \
	%D%/picture.h \
	%D%/picture_build.c \
	%D%/picture_build.h \
	%D%/picture_layout.c \
	%D%/picture_layout.h \
	%D%/picture_rows.c \
	%D%/picture_rows.h \
	%D%/picture_tracks.c \
	%D%/picture_tracks.h \
	%D%/report_picture.c \
	%D%/report_picture.h \
	%D%/report_svg.c \
	%D%/report_svg.h \
	%D%/report_timeline_text.c \
	%D%/report_timeline_text.h \
	%D%/svg.c \
	%D%/svg.h \
	%D%/timeline.c \
	%D%/timeline.h \
	%D%/timeline_build.c \
	%D%/timeline_build.h \
	%D%/timeline_rows.c \
	%D%/timeline_rows.h \
	%D%/timeline_wait.c \
	%D%/timeline_wait.h \
	%D%/timeline_words.c \
	%D%/timeline_words.h
