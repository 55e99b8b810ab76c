# SPDX-License-Identifier: MIT
# A whole class: workers, Slurm, collecting answers.
# Knows how one submission is read and graded, the gradebook, and which pages are
# made of it. Must not know what a mark consists of, nor the command's options.
ipclab_sources += \
	%D%/class.c \
	%D%/class.h \
	%D%/cluster.c \
	%D%/cluster.h \
	%D%/collect.c \
	%D%/collect.h \
	%D%/progress.c \
	%D%/progress.h \
	%D%/session.c \
	%D%/session.h \
	%D%/slurm.c \
	%D%/slurm.h \
	%D%/slurm_job.c \
	%D%/slurm_job.h \
	%D%/worker.c \
	%D%/worker.h
