# SPDX-License-Identifier: MIT
# A whole run as a file, and back: what the model and the reports need of it.
# Knows events, the model, lines. Must not know rules, ptrace or /proc.
probe_sources += \
	%D%/recorded_run.c \
	%D%/recorded_run.h \
	%D%/recording.h \
	%D%/recording_load.c \
	%D%/recording_load.h \
	%D%/recording_places.c \
	%D%/recording_places.h \
	%D%/recording_save.c \
	%D%/recording_save.h
