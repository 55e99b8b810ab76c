# Hostile submissions, and the box that holds them.
check_PROGRAMS += %D%/boxed
%C%_boxed_SOURCES = %D%/boxed.c
%C%_boxed_LDADD = grader/sandbox/libsandbox.a
