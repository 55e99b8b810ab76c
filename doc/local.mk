# Rules of %D%; see Makefile.am.
dist_doc_DATA = README.md NEWS.md
EXTRA_DIST += %D%/README.md %D%/HOWTO_TEST.md %D%/HOWTO_ADD_FINDING.md %D%/RELEASE.md
