# SPDX-License-Identifier: MIT
# Reports: text, JSON, summary; and what they share with the drawings.
# Knows findings, the model, lines. Must not know rules, ptrace or /proc.
probe_sources += \
	%D%/finding_frames.c \
	%D%/finding_frames.h \
	%D%/finding_text.c \
	%D%/finding_text.h \
	%D%/last_call.c \
	%D%/last_call.h \
	%D%/moment.c \
	%D%/moment.h \
	%D%/report_json.c \
	%D%/report_json.h \
	%D%/report_output.c \
	%D%/report_output.h \
	%D%/report_sarif.c \
	%D%/report_sarif.h \
	%D%/report_sites.c \
	%D%/report_sites.h \
	%D%/report_summary.c \
	%D%/report_summary.h \
	%D%/report_text.c \
	%D%/report_text.h \
	%D%/report_text_run.c \
	%D%/report_text_run.h \
	%D%/report_waits.c \
	%D%/report_waits.h \
	%D%/run_result.h \
	%D%/wrapped_call.c \
	%D%/wrapped_call.h
