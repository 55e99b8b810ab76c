# SPDX-License-Identifier: MIT
# The tests of the ipclab command.
TESTS += \
	%D%/appeal.bats \
	%D%/bad-input.bats \
	%D%/check.bats \
	%D%/check_formats.bats \
	%D%/check_screen.bats \
	%D%/doctor.bats \
	%D%/export.bats \
	%D%/grade.bats \
	%D%/handout.bats \
	%D%/inputs.bats \
	%D%/interrupt.bats \
	%D%/levels.bats \
	%D%/marks.bats \
	%D%/no-mark.bats \
	%D%/pages.bats \
	%D%/roster.bats \
	%D%/schema.bats \
	%D%/similar.bats \
	%D%/sites.bats \
	%D%/slurm.bats \
	%D%/strays.bats \
	%D%/student.bats \
	%D%/submit.bats \
	%D%/teaching.bats \
	%D%/units.bats
STAFF_TESTS += %D%/adapters.bats
STAFF_LONG_TESTS += %D%/site-images.bats %D%/twice.bats %D%/way.bats
STAFF_DIST += %D%/way %D%/way.bash %D%/way_screens
LONG_TESTS += %D%/calibrate.bats %D%/classes.bats %D%/deadlines.bats
LONG_TESTS += %D%/desk.bats %D%/environment.bats %D%/regrade.bats %D%/untidy.bats
LONG_TESTS += %D%/every-finding.bats
LONG_TESTS += %D%/office.bats %D%/random.bats
LONG_TESTS += %D%/robust.bats %D%/robust-long.bats
STAFF_DIST += %D%/alike-measured
EXTRA_DIST += %D%/many-graders %D%/office_kit.py %D%/office_model.py %D%/random-sequences \
	%D%/report-measured
EXTRA_DIST += %D%/failing.bash %D%/gradebook-d33f2d1.sql %D%/hidden_syscall.c %D%/make_class.py %D%/mini.bash %D%/office.bash %D%/other_machine.c %D%/robust.bash %D%/screen.bash %D%/site_image.bash %D%/small_class.bash %D%/whole_gradebook.py

check_PROGRAMS += %D%/units
%C%_units_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS)
%C%_units_LDADD = grader/ipclab/libipclab.a $(JANSSON_LIBS) \
	$(ARCHIVE_LIBS) $(SQLITE_LIBS) $(CONFUSE_LIBS) $(NETTLE_LIBS)

# Any bytes as input: a driver for make check, and a fuzzer by clang.
check_PROGRAMS += %D%/fuzz-driver
%C%_fuzz_driver_SOURCES = %D%/fuzz_driver.c %D%/fuzz_inputs.c \
	grader/checks/memcheck_xml.c
%C%_fuzz_driver_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS) $(EXPAT_CFLAGS)
%C%_fuzz_driver_LDADD = $(%C%_units_LDADD) $(EXPAT_LIBS)
EXTRA_DIST += %D%/fuzz %D%/fuzz-corpus.bash
fuzz-inputs:
	$(srcdir)/%D%/fuzz $(FUZZ_SECONDS)
.PHONY: fuzz-inputs
CLEANFILES += fuzz-inputs

# make bench-report: the milliseconds from a choice in the report to its
# display. The machine must be otherwise idle, or the figures mean nothing.
bench-report: all
	@$(AM_TESTS_ENVIRONMENT) "$(srcdir)/%D%/report-measured" $(REPORT)
.PHONY: bench-report

# make check-office takes at most half an hour; SEQUENCES="--count 100" and
# GRADERS="--seconds 60" ask for less.
check-office: all
	@$(AM_TESTS_ENVIRONMENT) "$(srcdir)/%D%/random-sequences" $(SEQUENCES)
	@$(AM_TESTS_ENVIRONMENT) "$(srcdir)/%D%/many-graders" $(GRADERS)
.PHONY: check-office
