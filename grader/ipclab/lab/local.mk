# SPDX-License-Identifier: MIT
# What a lab is: lab.conf, its checks, where the kit lies; and the words that a
# result has for its outcomes.
# Knows base/ only. Must not know submissions or how checks are run.
ipclab_sources += \
	%D%/checklist.c \
	%D%/checklist.h \
	%D%/hidden.c \
	%D%/hidden.h \
	%D%/kit.c \
	%D%/kit.h \
	%D%/lab.c \
	%D%/lab.h \
	%D%/labconf.c \
	%D%/labconf.h \
	%D%/labs.c \
	%D%/labs.h \
	%D%/outcome.c \
	%D%/outcome.h \
	%D%/place_words.c \
	%D%/place_words.h
