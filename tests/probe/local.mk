# Tests of ipcprobe and its parts.

# Programs that tests run instead of ipcprobe: one part at a time.
check_PROGRAMS += %D%/where %D%/draw
%C%_where_CPPFLAGS = $(AM_CPPFLAGS) $(SECCOMP_CFLAGS) $(DW_CFLAGS)
%C%_where_LDADD = grader/probe/libprobe.a $(SECCOMP_LIBS) $(DW_LIBS) \
	$(JANSSON_LIBS)
%C%_draw_CPPFLAGS = $(%C%_where_CPPFLAGS)
%C%_draw_LDADD = $(%C%_where_LDADD)

TESTS += \
	%D%/lines.bats \
	%D%/reports.bats
