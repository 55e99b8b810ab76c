# What happened: processes, descriptors, pipes; from events alone.
probe_sources += \
	%D%/desc_table.c \
	%D%/model.c \
	%D%/model.h \
	%D%/model_blocked.c \
	%D%/model_fd.c \
	%D%/model_io.c \
	%D%/model_kernel.c \
	%D%/model_life.c \
	%D%/model_log.c \
	%D%/model_parts.h \
	%D%/model_pipe.c
