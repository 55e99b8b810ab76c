# What students hand in: folders, archives, names.
ipclab_sources += \
	%D%/archive.c \
	%D%/archive.h \
	%D%/bundle.c \
	%D%/bundle.h \
	%D%/intake.c \
	%D%/intake.h \
	%D%/intake_read.c \
	%D%/name_fit.c \
	%D%/name_fit.h \
	%D%/names.c \
	%D%/names.h \
	%D%/normalise.c \
	%D%/normalise.h \
	%D%/pick.c \
	%D%/read_folder.c
