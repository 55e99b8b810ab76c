# What turns a finished run into reports; included by local.mk.
probe_report_sources = \
	%D%/calls.c %D%/calls.h \
	%D%/report.h \
	%D%/report_json.c \
	%D%/report_text.c \
	%D%/stack.c %D%/stack.h \
	%D%/syscall_name.c %D%/syscall_name.h \
	%D%/text.c %D%/text.h
