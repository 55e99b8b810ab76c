# SPDX-License-Identifier: MIT
# CSV, JUnit, Gradescope, Autolab, PrairieLearn.
ipclab_sources += \
	%D%/export.c \
	%D%/export.h \
	%D%/export_csv.c \
	%D%/export_json.c \
	%D%/export_junit.c \
	%D%/sarif.c \
	%D%/sarif.h
