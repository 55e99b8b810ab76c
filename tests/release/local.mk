# SPDX-License-Identifier: MIT
# Releases, and the tests of the package itself: what is listed, what is
# shipped. See doc/RELEASE.md.
TESTS += %D%/arrows.bats %D%/tree.bats %D%/packages.bats \
	%D%/completion.bats %D%/configure.bats %D%/links.bats %D%/notes.bats %D%/manual.bats \
	%D%/run.bats
EXTRA_DIST += %D%/arrows grader/ARROWS
STAFF_LONG_TESTS += %D%/builds.bats %D%/distcheck.bats
STAFF_TESTS += %D%/search.bats
STAFF_DIST += %D%/search-student %D%/search-student.awk %D%/idioms.txt

student_distdir = $(PACKAGE)-student-$(VERSION)

# The student release is the staff's without the nested package and without
# everything in a STAFF_ list. It fails closed: what is in no list is in neither
# release.
student_make = $(MAKE) $(AM_MAKEFLAGS) distdir=$(student_distdir) \
	DIST_SUBDIRS=. STAFF_DIST= STAFF_TESTS= STAFF_LONG_TESTS=

# The same sources give the same bytes: neutral owners (a TA's account is
# private), one order, one mode, the time of the commit.
tar_options = epoch=$${SOURCE_DATE_EPOCH:-`git -C $(srcdir) log -1 --format=%ct \
	2>/dev/null || stat -c %Y $(srcdir)/NEWS.md`}; \
	TAR_OPTIONS="--owner=0 --group=0 --numeric-owner --sort=name \
	--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime \
	--mode=u+rwX,go=rX --mtime=@$$epoch"; export TAR_OPTIONS;

dist-student:
	$(student_make) dist

# The student release builds, passes its tests and installs by itself, and has
# no path or line that only the staff may have.
distcheck-student: search-student
	$(student_make) distcheck

search-student: dist dist-student
	bash $(srcdir)/%D%/search-student \
		$(distdir).tar.xz $(student_distdir).tar.xz

release:
	bash $(srcdir)/scripts/release-notes $(srcdir) $(VERSION) \
		>$(distdir).notes
	$(tar_options) $(MAKE) $(AM_MAKEFLAGS) search-student && \
	sha256sum $(distdir).tar.xz $(student_distdir).tar.xz \
		>$(distdir).once && \
	$(MAKE) $(AM_MAKEFLAGS) dist dist-student
	@sha256sum --quiet -c $(distdir).once || \
	  { echo "release: made twice, the archives differ" >&2; exit 1; }
	@rm -f $(distdir).once
	sha256sum $(distdir).tar.xz >$(distdir).tar.xz.sha256
	sha256sum $(student_distdir).tar.xz >$(student_distdir).tar.xz.sha256
	@echo "Made in $(abs_builddir):"
	@cat $(distdir).tar.xz.sha256 $(student_distdir).tar.xz.sha256

distcheck-hook:
	@if test "`id -u`" = 0; then \
	  echo "distcheck: root may write to a read-only source folder, so" \
	    "this does not prove that the build leaves it alone;" \
	    "run it as an ordinary user" >&2; \
	fi

CLEANFILES += $(PACKAGE)-*.tar.xz $(PACKAGE)-*.sha256 $(PACKAGE)-*.once $(PACKAGE)-*.notes

.PHONY: dist-student distcheck-student search-student release
