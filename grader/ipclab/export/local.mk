# SPDX-License-Identifier: MIT
# CSV, JUnit, zips of feedback, and what each site reads.
# Knows results as JSON and, for the zips, the pages. Must not know the gradebook's
# tables, nor compute points.
ipclab_sources += \
	%D%/export.c \
	%D%/export.h \
	%D%/export_classroom50.c \
	%D%/export_csv.c \
	%D%/export_json.c \
	%D%/export_junit.c \
	%D%/export_zip.c \
	%D%/sarif.c \
	%D%/sarif.h
