# SPDX-License-Identifier: MIT
# One lab of one submission: workspace, build, checks, evidence.
# Knows the lab, the box, and the submission's files (intake/). Must not know
# whose they are, classes, marks that count, or how a result is shown.
ipclab_sources += \
	%D%/bats.c \
	%D%/bats.h \
	%D%/build.c \
	%D%/build.h \
	%D%/compile.c \
	%D%/compile.h \
	%D%/compiler_words.c \
	%D%/compiler_words.h \
	%D%/evidence.c \
	%D%/evidence.h \
	%D%/excerpt.c \
	%D%/excerpt.h \
	%D%/fingerprint.c \
	%D%/fingerprint.h \
	%D%/grading.c \
	%D%/grading.h \
	%D%/grading_spec.h \
	%D%/isolation.c \
	%D%/isolation.h \
	%D%/run_checks.c %D%/run_checks.h \
	%D%/tap.c \
	%D%/tap.h \
	%D%/workspace.c \
	%D%/workspace.h
