# From registers to events.
tracer_sources += \
	%D%/decode.c \
	%D%/decode.h \
	%D%/decode_files.c \
	%D%/decode_io.c \
	%D%/decode_parts.h \
	%D%/decode_time.c
