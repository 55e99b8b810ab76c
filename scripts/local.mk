# SPDX-License-Identifier: MIT
# Rules of %D%; see Makefile.am.
# Tools for those who work on the kit.

lint:
	CC='$(CC)' LINT_FLAGS='$(LINT_FLAGS)' SCRATCH='$(abs_builddir)/lint' \
		bash $(srcdir)/%D%/lint

LINT_FLAGS = -std=gnu17 -D_GNU_SOURCE -I$(abs_top_srcdir)/grader $(DW_CFLAGS) \
	$(SECCOMP_CFLAGS) $(JANSSON_CFLAGS) $(ARCHIVE_CFLAGS) \
	$(SQLITE_CFLAGS) $(CONFUSE_CFLAGS) $(NETTLE_CFLAGS)

# Rewrite the C files that lint checks in the style of .clang-format.
format:
	bash $(srcdir)/%D%/lint --format

EXTRA_DIST += %D%/make-handouts %D%/lint %D%/cppcheck.h %D%/release-notes

.PHONY: lint format
# For those who write labs.
STAFF_DIST += \
	%D%/fill-todos.awk %D%/find-ipclab %D%/lab-info %D%/student-lines \
	%D%/lab-sources %D%/lab-template %D%/make-inventory %D%/make-skeletons \
	%D%/mutant-bug %D%/new-lab %D%/run-snippets %D%/try-lab
