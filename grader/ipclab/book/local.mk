# SPDX-License-Identifier: MIT
# The gradebook, OUT, marks.csv, the result document: which mark counts, and why.
# Knows what a lab is. Must not grade, read submissions or print for people. Only
# gradebook*.c and those that include gradebook_db.h know SQLite.
ipclab_sources += \
	%D%/attempts.c \
	%D%/attempts.h \
	%D%/decisions.c \
	%D%/decisions.h \
	%D%/gradebook.c \
	%D%/gradebook.h \
	%D%/gradebook_db.c \
	%D%/gradebook_db.h \
	%D%/gradebook_open.c \
	%D%/gradebook_open.h \
	%D%/gradebook_read.c \
	%D%/gradebook_read.h \
	%D%/history.c \
	%D%/history.h \
	%D%/history_fell.c \
	%D%/history_fell.h \
	%D%/marks_by_hand.c \
	%D%/marks_by_hand.h \
	%D%/marks_csv.c \
	%D%/marks_csv.h \
	%D%/merge_mark.c \
	%D%/merge_mark.h \
	%D%/obstacles.c \
	%D%/obstacles.h \
	%D%/outdir.c \
	%D%/outdir.h \
	%D%/policy.c \
	%D%/policy.h \
	%D%/pseudonyms.c \
	%D%/pseudonyms.h \
	%D%/pseudonyms_in.c \
	%D%/pseudonyms_in.h \
	%D%/pseudonyms_parts.h \
	%D%/remarks.c \
	%D%/remarks.h \
	%D%/result.c \
	%D%/result.h \
	%D%/same_finding.c \
	%D%/same_finding.h \
	%D%/standing.c \
	%D%/standing.h \
	%D%/student_view.c \
	%D%/student_view.h \
	%D%/trouble.c \
	%D%/trouble.h
