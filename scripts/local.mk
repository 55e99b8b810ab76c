# Rules of %D%; see Makefile.am.
STAFF_DIST += %D%/make-skeletons %D%/lab-info %D%/lab-conf.awk
