# SPDX-License-Identifier: MIT
# How the tests run; see doc/HOWTO_TEST.md.
#
# Each .bats file is one job of automake's parallel harness. The environment
# below is all that a test may rely on.

TEST_EXTENSIONS = .bats
BATS_LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
AM_BATS_LOG_DRIVER_FLAGS = --ignore-exit
BATS_LOG_COMPILER = $(BATS)
AM_BATS_LOG_FLAGS = --formatter tap

# The tested programs: the build tree's, or for installcheck the installed ones.
TEST_PATH = $(abs_builddir)/grader/ipclab:$(abs_builddir)/grader/probe
TEST_PROBE = $(abs_builddir)/grader/probe/ipcprobe
TEST_DATADIR = $(abs_top_srcdir)

AM_TESTS_ENVIRONMENT = \
	PATH='$(TEST_PATH)':$$PATH; export PATH; \
	IPCLAB_SRCDIR='$(abs_top_srcdir)'; export IPCLAB_SRCDIR; \
	IPCLAB_BUILDDIR='$(abs_builddir)'; export IPCLAB_BUILDDIR; \
	IPCLAB_DATADIR='$(TEST_DATADIR)'; export IPCLAB_DATADIR; \
	IPCLAB_PROBE='$(TEST_PROBE)'; export IPCLAB_PROBE; \
	IPCLAB_CHECKS='$(TEST_DATADIR)/grader/checks'; export IPCLAB_CHECKS; \
	XDG_CACHE_HOME='$(abs_builddir)/cache'; export XDG_CACHE_HOME; \
	XDG_STATE_HOME='$(abs_builddir)/state'; export XDG_STATE_HOME; \
	CC='$(CC)'; export CC;

if STAFF
TESTS += $(STAFF_TESTS)
LONG_TESTS += $(STAFF_LONG_TESTS)
ATTACK_TESTS += $(STAFF_ATTACK_TESTS)
EXTRA_DIST += $(STAFF_DIST)
endif
EXTRA_DIST += $(TESTS) $(LONG_TESTS)
EXTRA_DIST += %D%/setup.bash %D%/debian-bare
STAFF_DIST += %D%/axe-all %D%/axe-pages

# The long-running suites, which make check leaves out.
check-long: all $(check_PROGRAMS) $(check_LIBRARIES)
	$(MAKE) $(AM_MAKEFLAGS) check-TESTS TESTS='$(LONG_TESTS)' \
		TEST_SUITE_LOG=test-suite-long.log

# All attacks in each profile, as root: about half an hour. make check runs a
# selection of them.
check-attacks: all $(check_PROGRAMS) $(check_LIBRARIES)
	$(MAKE) $(AM_MAKEFLAGS) check-TESTS TESTS='$(ATTACK_TESTS)' \
		TEST_SUITE_LOG=test-suite-attacks.log

# The suite again, with what make install has installed; without the staff's
# part, which tests the labs' sources, not the programs.
installcheck-local:
	$(MAKE) $(AM_MAKEFLAGS) check-TESTS STAFF_TESTS= \
		TEST_SUITE_LOG=test-suite-installed.log \
		TEST_PATH='$(DESTDIR)$(bindir)' \
		TEST_PROBE='$(DESTDIR)$(bindir)/ipcprobe' \
		TEST_DATADIR='$(DESTDIR)$(pkgdatadir)'

CLEANFILES += test-suite-attacks.log test-suite-long.log test-suite-installed.log

mostlyclean-local:
	rm -rf cache coverage coverage.info state
	find . -name '*.gc??' -exec rm -f {} +
	list='$(LONG_TESTS) $(ATTACK_TESTS)'; for test in $$list; do \
	  rm -f "$${test%.bats}.log" "$${test%.bats}.trs"; \
	done

# Which lines the suite reaches. Run configure --enable-coverage first.
coverage:
	@test -n '$(COVERAGE_FLAGS)' || \
	  { echo "coverage: configure with --enable-coverage first" >&2; exit 1; }
	find . -name '*.gcda' -exec rm -f {} +
	$(MAKE) $(AM_MAKEFLAGS) check
	$(LCOV) --quiet --capture --no-external --base-directory $(srcdir) \
		--directory $(srcdir) --directory . --output-file coverage.info
	genhtml --quiet --output-directory coverage coverage.info

# All test files, one a line, for tests/release/tree.bats.
list-tests:
	@list='$(TESTS) $(LONG_TESTS) $(ATTACK_TESTS)'; for test in $$list; do \
	  echo "$$test"; \
	done

# The installed programs, one a line, for tests/release/manual.bats.
list-programs:
	@list='$(bin_PROGRAMS)'; for program in $$list; do \
	  echo "$${program##*/}"; \
	done

.PHONY: check-attacks check-long coverage list-tests list-programs

include tests/probe/local.mk
include tests/explain/local.mk
include tests/checks/local.mk
include tests/ipclab/local.mk
include tests/labs/local.mk
include tests/handouts/local.mk
include tests/attacks/local.mk
include tests/bench/local.mk
include tests/platforms/local.mk
include tests/release/local.mk
