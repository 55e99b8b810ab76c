# Which calls wait, for what, for how long, and who can end that.
tracer_sources += \
	%D%/closed_world.c \
	%D%/closed_world.h \
	%D%/partners.c \
	%D%/partners.h \
	%D%/sleeps.c \
	%D%/sleeps.h \
	%D%/would_block.c \
	%D%/would_block.h
