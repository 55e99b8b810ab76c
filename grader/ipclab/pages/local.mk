# SPDX-License-Identifier: MIT
# HTML: report and feedback.
# Knows results as JSON, and the gradebook where a page is about the whole class.
# Must not decide what a mark is, nor what a student may see
# (book/student_view.h).
ipclab_sources += \
	%D%/feedback.c \
	%D%/feedback.h \
	%D%/feedback_evidence.c \
	%D%/feedback_evidence.h \
	%D%/page.c \
	%D%/page.h \
	%D%/publish.c \
	%D%/publish.h \
	%D%/publish_one.c \
	%D%/publish_one.h \
	%D%/report.c \
	%D%/report.h \
	%D%/report_parts.c \
	%D%/report_parts.h \
	%D%/report_row.c \
	%D%/report_row.h \
	%D%/run_frame.c \
	%D%/run_frame.h \
	%D%/similar_clusters.c \
	%D%/similar_clusters.h \
	%D%/stats.c \
	%D%/stats.h \
	%D%/work_list.c \
	%D%/work_list.h

# The pages' style and script, as C strings.
BUILT_SOURCES += %D%/style.inc %D%/report.inc
CLEANFILES += %D%/style.inc %D%/report.inc
EXTRA_DIST += %D%/style.css %D%/report.js
C_STRING = $(SED) -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/"&\\n"/'
%D%/style.inc: %D%/style.css
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(C_STRING) $(srcdir)/%D%/style.css >$@.new && mv $@.new $@
%D%/report.inc: %D%/report.js
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(C_STRING) $(srcdir)/%D%/report.js >$@.new && mv $@.new $@
