# SPDX-License-Identifier: MIT
# make bench: each program in BENCH measures two things in the same run and
# prints their ratio, because times on one machine mean nothing on another. They
# are Bash scripts, run from the build folder in the tests' environment; the
# program ratio (see ratio.c) is first in their PATH.

check_PROGRAMS += %D%/ratio
TESTS += %D%/ratio.bats

bench: all $(check_PROGRAMS)
	@$(AM_TESTS_ENVIRONMENT) \
	PATH="$(abs_builddir)/%D%:$$PATH"; failed=; \
	list='$(BENCH)'; for bench in $$list; do \
	  echo "== $$bench"; \
	  bash "$(srcdir)/$$bench" || failed="$$failed $$bench"; \
	done; \
	test -z "$$failed" || { echo "bench: over a bound:$$failed"; exit 1; }

EXTRA_DIST += $(BENCH)

.PHONY: bench

BENCH += %D%/observe.bash %D%/call.bash %D%/memcheck.bash %D%/isolation.bash \
	%D%/page.bash %D%/record.bash %D%/submission.bash
EXTRA_DIST += %D%/pipe_ls_wc.c %D%/writes.c

# Grade a generated class: CLASS_N=500 CLASS_LABS=01-pipe make bench-class. The
# machine must be otherwise idle, or the figures mean nothing.
bench-class: all
	@$(AM_TESTS_ENVIRONMENT) bash "$(srcdir)/%D%/class.bash"

STAFF_DIST += %D%/class.bash %D%/make-class

.PHONY: bench-class

# How long a student waits: check's first line, lab 02, watch. The machine must
# be otherwise idle here, too.
bench-desk: all
	@$(AM_TESTS_ENVIRONMENT) bash "$(srcdir)/%D%/desk.bash"

STAFF_DIST += %D%/desk.bash

.PHONY: bench-desk
