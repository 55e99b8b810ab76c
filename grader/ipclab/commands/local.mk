# SPDX-License-Identifier: MIT
# One file a subcommand, and what they share: options, what is said to the user,
# the exit status. Knows every room. Nobody may include from here but main.c;
# what two rooms need belongs in a room below.
ipclab_command_sources += \
	%D%/appeal_case.c \
	%D%/appeal_case.h \
	%D%/check_work.c \
	%D%/check_work.h \
	%D%/cmd_appeal.c \
	%D%/cmd_bugs.c \
	%D%/cmd_check.c \
	%D%/cmd_doctor.c \
	%D%/cmd_explain.c \
	%D%/cmd_export.c \
	%D%/cmd_forget.c \
	%D%/cmd_grade.c \
	%D%/cmd_hint.c \
	%D%/cmd_history.c \
	%D%/cmd_internal.c \
	%D%/cmd_list.c \
	%D%/cmd_mark.c \
	%D%/cmd_report.c \
	%D%/cmd_similar.c \
	%D%/cmd_start.c \
	%D%/cmd_submit.c \
	%D%/cmd_trace.c \
	%D%/cmd_watch.c \
	%D%/command.h \
	%D%/command_line.c \
	%D%/command_line.h \
	%D%/editor_files.c \
	%D%/editor_files.h \
	%D%/grade_roster.c \
	%D%/grade_roster.h \
	%D%/handout_files.c \
	%D%/handout_files.h \
	%D%/hints_read.c \
	%D%/hints_read.h \
	%D%/jobs.c \
	%D%/jobs.h \
	%D%/keyboard.c \
	%D%/keyboard.h \
	%D%/last_score.c \
	%D%/last_score.h \
	%D%/next_step.c \
	%D%/next_step.h \
	%D%/office.c \
	%D%/office.h \
	%D%/page_links.c \
	%D%/page_links.h \
	%D%/policy_file.c \
	%D%/policy_file.h \
	%D%/state_file.c \
	%D%/state_file.h \
	%D%/student_files.c \
	%D%/student_files.h \
	%D%/together.c \
	%D%/together.h \
	%D%/watch.c \
	%D%/watch.h \
	%D%/where.c \
	%D%/where.h
