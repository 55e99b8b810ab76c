# The model, its recordings and the rules over it; included by local.mk.
probe_model_sources = \
	%D%/event.c %D%/event.h \
	%D%/model.c %D%/model.h \
	%D%/model_blocked.c \
	%D%/model_fd.c \
	%D%/model_io.c \
	%D%/model_kernel.c \
	%D%/model_life.c \
	%D%/model_log.c \
	%D%/model_parts.h \
	%D%/model_pipe.c \
	%D%/table.c

probe_record_sources = \
	%D%/record.h \
	%D%/record_fields.c %D%/record_fields.h \
	%D%/record_read.c \
	%D%/record_write.c

probe_finding_sources = \
	%D%/finding.c %D%/finding.h \
	%D%/finding_frames.c \
	%D%/findings/ask.c \
	%D%/findings/ask.h \
	%D%/findings/children.c \
	%D%/findings/closes.c \
	%D%/findings/consequences.c \
	%D%/findings/dup2.c \
	%D%/findings/exec_failure.c \
	%D%/findings/fifo.c \
	%D%/findings/frames.c \
	%D%/findings/handler.c \
	%D%/findings/leaked_exec.c \
	%D%/findings/leaked_exit.c \
	%D%/findings/output.c \
	%D%/findings/rules.h \
	%D%/findings/sequential.c \
	%D%/findings/signals.c \
	%D%/findings/stdio.c \
	%D%/findings/stuck_other.c \
	%D%/findings/stuck_reader.c \
	%D%/findings/stuck_writer.c \
	%D%/findings/table.c \
	%D%/findings/words.c
