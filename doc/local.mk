# The documentation, installed as it lies here: README.md points into doc/.
dist_doc_DATA = README.md NEWS.md
guidesdir = $(docdir)/doc
dist_guides_DATA = \
	%D%/COURSE_SITES.md \
	%D%/HOWTO_ADD_FINDING.md \
	%D%/HOWTO_ADD_LAB.md \
	%D%/HOWTO_TEST.md \
	%D%/INTERNALS.md \
	%D%/README.md \
	%D%/RELEASE.md \
	%D%/SCHEDULES.md \
	%D%/SECURITY.md
