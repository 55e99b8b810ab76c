# SPDX-License-Identifier: MIT
# What students hand in: folders, archives, names; the roster that says whose it
# is. Knows the files that labs ask for. All that it reads may be hostile. Must
# not know how it is graded.
ipclab_sources += \
	%D%/archive.c \
	%D%/archive.h \
	%D%/archive_entry.c \
	%D%/archive_entry.h \
	%D%/archive_write.c \
	%D%/archive_write.h \
	%D%/bundle.c \
	%D%/bundle.h \
	%D%/content.c \
	%D%/content.h \
	%D%/entries.c \
	%D%/entries.h \
	%D%/git_instant.c \
	%D%/git_instant.h \
	%D%/gradescope.c \
	%D%/gradescope.h \
	%D%/hidden_files.c \
	%D%/hidden_files.h \
	%D%/intake.c \
	%D%/intake.h \
	%D%/intake_read.c \
	%D%/intake_read.h \
	%D%/level.c \
	%D%/level.h \
	%D%/logins.c \
	%D%/logins.h \
	%D%/name_fit.c \
	%D%/name_fit.h \
	%D%/names.c \
	%D%/names.h \
	%D%/normalise.c \
	%D%/normalise.h \
	%D%/owner.c \
	%D%/owner.h \
	%D%/pick.c \
	%D%/pick.h \
	%D%/read_folder.c \
	%D%/read_folder.h \
	%D%/roster.c \
	%D%/roster.h \
	%D%/roster_match.c \
	%D%/roster_match.h \
	%D%/several.c \
	%D%/several.h \
	%D%/site_name.c \
	%D%/site_name.h \
	%D%/site_note.c \
	%D%/site_note.h \
	%D%/strays.c \
	%D%/strays.h
