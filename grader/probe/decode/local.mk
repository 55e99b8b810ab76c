# From registers to events.
tracer_sources += \
	%D%/args.h \
	%D%/decode.c \
	%D%/decode.h \
	%D%/decode_files.c \
	%D%/decode_files.h \
	%D%/decode_io.c \
	%D%/decode_io.h \
	%D%/decode_time.c \
	%D%/decode_time.h
