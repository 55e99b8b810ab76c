# SPDX-License-Identifier: MIT
# The documentation, installed as it lies here: README.md points into doc/.
dist_doc_DATA = CONTRIBUTING.md LICENSE NEWS.md README.md
guidesdir = $(docdir)/doc
dist_guides_DATA = \
	%D%/BENCHMARKS.md \
	%D%/CLAIMS.md \
	%D%/COURSE_SITES.md \
	%D%/GLOSSARY.md \
	%D%/HOWTO_ADD_FINDING.md \
	%D%/HOWTO_ADD_LAB.md \
	%D%/HOWTO_TEST.md \
	%D%/INTERFACES.md \
	%D%/INTERNALS.md \
	%D%/IN_LAB_ROOMS.md \
	%D%/KERNEL_FACTS.md \
	%D%/ON_MACOS.md \
	%D%/ON_WINDOWS.md \
	%D%/PLATFORMS.md \
	%D%/README.md \
	%D%/RECORDINGS.md \
	%D%/RELEASE.md \
	%D%/report.png \
	%D%/SCHEDULES.md \
	%D%/SECURITY.md \
	%D%/TRIALS.md

# They answer the questions of the handouts.
STAFF_DIST += %D%/INSTRUCTORS.md %D%/INVENTORY.md
