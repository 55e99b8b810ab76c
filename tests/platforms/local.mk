# The same verdicts on each platform: by hand, see doc/PLATFORMS.md.
STAFF_DIST += %D%/reference %D%/verdict-table
