# Hostile submissions, and the box that holds them.
check_PROGRAMS += %D%/boxed
%C%_boxed_SOURCES = %D%/boxed.c
%C%_boxed_LDADD = grader/sandbox/libsandbox.a
check_PROGRAMS += %D%/dockerish
%C%_dockerish_SOURCES = %D%/dockerish.c
%C%_dockerish_CFLAGS = $(AM_CFLAGS) $(SECCOMP_CFLAGS)
%C%_dockerish_LDADD = $(SECCOMP_LIBS)
