# SPDX-License-Identifier: MIT
# The page to step through a run. Knows the model, findings and lines as the
# other reports do. Must not know rules, ptrace or /proc.
probe_sources += \
	%D%/page_call.c \
	%D%/page_call.h \
	%D%/page_changes.c \
	%D%/page_changes.h \
	%D%/page_data.c \
	%D%/page_data.h \
	%D%/page_steps.c \
	%D%/page_steps.h \
	%D%/report_page.c \
	%D%/report_page.h

# Its style and script, as C strings.
BUILT_SOURCES += %D%/page_style.inc %D%/page_script.inc
CLEANFILES += %D%/page_style.inc %D%/page_script.inc
EXTRA_DIST += %D%/page.css %D%/page.js
%D%/page_style.inc: %D%/page.css
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(C_STRING) $(srcdir)/%D%/page.css >$@.new && mv $@.new $@
%D%/page_script.inc: %D%/page.js
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(C_STRING) $(srcdir)/%D%/page.js >$@.new && mv $@.new $@
