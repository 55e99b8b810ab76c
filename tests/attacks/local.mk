# SPDX-License-Identifier: MIT
# Hostile submissions, and the box that contains them. Only for staff: a list of
# what was thought of should not help anyone to attack a grader.
check_PROGRAMS += %D%/boxed
%C%_boxed_SOURCES = %D%/boxed.c
%C%_boxed_LDADD = grader/sandbox/libsandbox.a
check_PROGRAMS += %D%/dockerish
%C%_dockerish_SOURCES = %D%/dockerish.c
%C%_dockerish_CFLAGS = $(AM_CFLAGS) $(SECCOMP_CFLAGS)
%C%_dockerish_LDADD = $(SECCOMP_LIBS)
STAFF_TESTS += %D%/short.bats
STAFF_LONG_TESTS += %D%/box.bats
STAFF_ATTACK_TESTS += %D%/attacks.bats %D%/runc.bats
STAFF_DIST += %D%/attacks.bats %D%/runc.bats %D%/contained %D%/attack.h %D%/attacks.tsv %D%/class.bash %D%/judge.bash \
	%D%/make-archives \
	%D%/lab/lab.conf %D%/lab/checks.bats %D%/lab/second.bats \
	%D%/lab/honest.c
STAFF_DIST += \
	%D%/programs/clone-untraced.c \
	%D%/programs/compile-assembler-loop.c \
	%D%/programs/compile-endless-include.c \
	%D%/programs/compile-endless-messages.c \
	%D%/programs/compile-environment.c \
	%D%/programs/compile-has-include.c \
	%D%/programs/compile-huge-program.c \
	%D%/programs/compile-incbin.c \
	%D%/programs/compile-include-hidden.c \
	%D%/programs/compile-include-solution.c \
	%D%/programs/compile-macro-bomb.c \
	%D%/programs/compile-shadow-output.c \
	%D%/programs/core-dump.c \
	%D%/programs/crafted-debug-info.c \
	%D%/programs/daemon.c \
	%D%/programs/deep-folders.c \
	%D%/programs/device-as-output.c \
	%D%/programs/endless-file-as-output.c \
	%D%/programs/endless-output-mapped.c \
	%D%/programs/endless-output.c \
	%D%/programs/escapes-in-output.c \
	%D%/programs/exit-at-once.c \
	%D%/programs/fifo-as-output.c \
	%D%/programs/fill-tmp.c \
	%D%/programs/folder-as-output.c \
	%D%/programs/forge-verdict.c \
	%D%/programs/fork-bomb.c \
	%D%/programs/fork-churn.c \
	%D%/programs/hard-coded.c \
	%D%/programs/hidden-deadlock.c \
	%D%/programs/huge-files.c \
	%D%/programs/inject-keys.c \
	%D%/programs/kernel-memory.c \
	%D%/programs/kill-everybody.c \
	%D%/programs/knows-the-test.c \
	%D%/programs/left-over-descriptors.c \
	%D%/programs/link-as-output.c \
	%D%/programs/link-to-expected.c \
	%D%/programs/loader-calls.c \
	%D%/programs/locked-folders.c \
	%D%/programs/memory-bomb-in-pieces.c \
	%D%/programs/memory-bomb.c \
	%D%/programs/million-files.c \
	%D%/programs/new-namespaces.c \
	%D%/programs/not-dumpable.c \
	%D%/programs/old-calls.c \
	%D%/programs/overwrite-programs.c \
	%D%/programs/own-seccomp.c \
	%D%/programs/preload.c \
	%D%/programs/ptrace-supervisor.c \
	%D%/programs/read-environment.c \
	%D%/programs/read-solution.c \
	%D%/programs/search-for-secrets.c \
	%D%/programs/signal-by-other-ways.c \
	%D%/programs/sleep-for-ever.c \
	%D%/programs/sleeping-child.c \
	%D%/programs/source-line-elsewhere.c \
	%D%/programs/spin-in-calls.c \
	%D%/programs/spin-in-turns.c \
	%D%/programs/spin.c \
	%D%/programs/stop-everybody.c \
	%D%/programs/stops-itself.c \
	%D%/programs/strange-calls.c \
	%D%/programs/talk-to-others.c \
	%D%/programs/thread-bomb.c \
	%D%/programs/unreadable-program.c \
	%D%/programs/use-up-descriptors.c \
	%D%/programs/watch-shared-files.c
