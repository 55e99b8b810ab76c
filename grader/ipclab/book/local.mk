# SPDX-License-Identifier: MIT
# The gradebook, OUT, marks.csv, the result document.
ipclab_sources += \
	%D%/gradebook.c \
	%D%/gradebook.h \
	%D%/gradebook_db.h \
	%D%/gradebook_open.c \
	%D%/marks_csv.c \
	%D%/marks_csv.h \
	%D%/merge_mark.c \
	%D%/merge_mark.h \
	%D%/outdir.c \
	%D%/outdir.h \
	%D%/result.c \
	%D%/result.h \
	%D%/same_finding.c \
	%D%/same_finding.h
