# Rules of %D%; see Makefile.am.
