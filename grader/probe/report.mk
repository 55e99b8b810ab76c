# Where in the source a call was made: used by the tests on its own as well.
probe_lines_sources = \
	%D%/code_line.c %D%/code_line.h \
	%D%/lines.c \
	%D%/reader.c %D%/reader_birth.c %D%/reader.h %D%/reader_parts.h \
	%D%/readers.c %D%/readers.h \
	%D%/reader_confine.c %D%/reader_serve.c \
	%D%/source_text.c %D%/source_text.h \
	%D%/remote.c %D%/remote.h \
	%D%/reset_signals.c %D%/reset_signals.h \
	%D%/maps.c %D%/maps.h \
	%D%/stack.c %D%/stack.h \
	%D%/syscall_name.c %D%/syscall_name.h \
	%D%/unwind.c %D%/unwind.h

# What turns a finished run into reports; included by local.mk.
probe_report_sources = \
	$(probe_lines_sources) \
	%D%/calls.c %D%/calls.h \
	%D%/canvas.c %D%/canvas.h \
	%D%/finding_text.c \
	%D%/picture.c %D%/picture.h \
	%D%/picture_layout.c \
	%D%/picture_moment.c \
	%D%/picture_rows.c %D%/picture_rows.h \
	%D%/picture_tracks.c \
	%D%/report.h \
	%D%/report_json.c \
	%D%/report_picture.c \
	%D%/report_sites.c %D%/report_sites.h \
	%D%/report_summary.c \
	%D%/report_svg.c \
	%D%/report_text.c \
	%D%/report_text_run.c %D%/report_text_run.h \
	%D%/report_timeline.c \
	%D%/report_timeline_text.c \
	%D%/source_args.c %D%/source_args.h \
	%D%/svg.c %D%/svg.h \
	%D%/text.c %D%/text.h \
	%D%/timeline.c %D%/timeline.h \
	%D%/timeline_wait.c \
	%D%/timeline_words.c
