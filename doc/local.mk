# Rules of %D%; see Makefile.am.
dist_doc_DATA = README.md NEWS.md
EXTRA_DIST += %D%/README.md %D%/INTERNALS.md %D%/SCHEDULES.md %D%/RELEASE.md
EXTRA_DIST += %D%/SECURITY.md
EXTRA_DIST += %D%/HOWTO_TEST.md %D%/HOWTO_ADD_FINDING.md
