# SPDX-License-Identifier: MIT
# One observation from launch to findings (observation_run.c), and many of one
# program: explore.c, inject_each.c.
# Knows the options and every room that a run passes through, from the top.
# Not here: what a stop means, what is wrong with a program.
tracer_sources += \
	%D%/attempt.c \
	%D%/attempt.h \
	%D%/call_site.c \
	%D%/call_site.h \
	%D%/error_ids.c \
	%D%/error_ids.h \
	%D%/exploration.c \
	%D%/exploration.h \
	%D%/explore.c \
	%D%/explore.h \
	%D%/inject_each.c \
	%D%/inject_each.h \
	%D%/isolate.c \
	%D%/isolate.h \
	%D%/leftover.c \
	%D%/leftover.h \
	%D%/may_happen.c \
	%D%/may_happen.h \
	%D%/more_lines.c \
	%D%/more_lines.h \
	%D%/observation.c \
	%D%/observation.h \
	%D%/observation_run.c \
	%D%/observation_run.h \
	%D%/race.c \
	%D%/race.h \
	%D%/race_parting.c \
	%D%/race_parting.h \
	%D%/race_places.c \
	%D%/race_places.h \
	%D%/reap.c \
	%D%/reap.h \
	%D%/streams.c \
	%D%/streams.h \
	%D%/survived.c \
	%D%/survived.h \
	%D%/trial.c \
	%D%/trial.h
