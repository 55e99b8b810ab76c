# Rules of %D%; see Makefile.am.
bin_PROGRAMS += %D%/ipclab
noinst_LIBRARIES += %D%/libipclab.a

%C%_libipclab_a_SOURCES = \
	%D%/answer.c \
	%D%/answer.h \
	%D%/archive.c \
	%D%/archive.h \
	%D%/bats.c \
	%D%/bats.h \
	%D%/build.c \
	%D%/build.h \
	%D%/bundle.c \
	%D%/bundle.h \
	%D%/checklist.c \
	%D%/checklist.h \
	%D%/class.c \
	%D%/class.h \
	%D%/compose.c \
	%D%/compose.h \
	%D%/error.c \
	%D%/error.h \
	%D%/evidence.c \
	%D%/evidence.h \
	%D%/excerpt.c \
	%D%/excerpt.h \
	%D%/export.c \
	%D%/export.h \
	%D%/export_csv.c \
	%D%/export_json.c \
	%D%/export_junit.c \
	%D%/feedback.c \
	%D%/feedback.h \
	%D%/feedback_evidence.c \
	%D%/files.c \
	%D%/files.h \
	%D%/fingerprint.c \
	%D%/fingerprint.h \
	%D%/folder.c \
	%D%/gradebook.c \
	%D%/gradebook.h \
	%D%/gradebook_db.h \
	%D%/gradebook_open.c \
	%D%/grading.c \
	%D%/grading.h \
	%D%/guard.c \
	%D%/guard.h \
	%D%/intake.c \
	%D%/intake.h \
	%D%/intake_read.c \
	%D%/json_in.c \
	%D%/json_in.h \
	%D%/kit.c \
	%D%/kit.h \
	%D%/lab.c \
	%D%/lab.h \
	%D%/labconf.c \
	%D%/markdown.c \
	%D%/markdown.h \
	%D%/marks.c \
	%D%/marks.h \
	%D%/mem.c \
	%D%/mem.h \
	%D%/merge.c \
	%D%/merge.h \
	%D%/names.c \
	%D%/names.h \
	%D%/nearest.c \
	%D%/nearest.h \
	%D%/outdir.c \
	%D%/outdir.h \
	%D%/page.c \
	%D%/page.h \
	%D%/progress.c \
	%D%/progress.h \
	%D%/publish.c \
	%D%/publish.h \
	%D%/report.c \
	%D%/report.h \
	%D%/report_parts.c \
	%D%/report_parts.h \
	%D%/run.c \
	%D%/run.h \
	%D%/same_finding.c \
	%D%/same_finding.h \
	%D%/sandbox.c \
	%D%/sandbox.h \
	%D%/session.c \
	%D%/session.h \
	%D%/sha256.c \
	%D%/sha256.h \
	%D%/similar.c \
	%D%/alike.c \
	%D%/similar.h %D%/alike.h \
	%D%/slurm.c \
	%D%/slurm.h \
	%D%/stats.c \
	%D%/stats.h \
	%D%/tap.c \
	%D%/tap.h \
	%D%/terminal.c \
	%D%/terminal.h \
	%D%/terminal_lab.c \
	%D%/text.c \
	%D%/text.h \
	%D%/tidy.c \
	%D%/tidy.h \
	%D%/todo.c \
	%D%/todo.h \
	%D%/worker.c \
	%D%/worker.h \
	%D%/workspace.c \
	%D%/workspace.h
%C%_libipclab_a_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS) $(ARCHIVE_CFLAGS) \
	$(SQLITE_CFLAGS) $(CONFUSE_CFLAGS)
%C%_libipclab_a_CPPFLAGS = $(AM_CPPFLAGS) -I%D% \
	-DPKGDATADIR='"$(pkgdatadir)"'

%C%_ipclab_SOURCES = %D%/main.c %D%/command.h \
	%D%/jobs.h \
	%D%/work.h \
	%D%/cmd_check.c \
	%D%/cmd_explain.c \
	%D%/cmd_export.c \
	%D%/cmd_grade.c \
	%D%/cmd_hint.c \
	%D%/cmd_internal.c \
	%D%/cmd_list.c \
	%D%/cmd_report.c \
	%D%/cmd_similar.c \
	%D%/cmd_start.c \
	%D%/cmd_submit.c \
	%D%/cmd_watch.c \
	%D%/cmd_work.c \
	%D%/jobs.c
%C%_ipclab_CFLAGS = $(%C%_libipclab_a_CFLAGS)
%C%_ipclab_LDADD = %D%/libipclab.a grader/sandbox/libsandbox.a $(JANSSON_LIBS) $(ARCHIVE_LIBS) \
	$(SQLITE_LIBS) $(CONFUSE_LIBS)

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
