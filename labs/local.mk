# The labs: what students get is installed; mutants and alternates are the
# staff's. A new lab adds its files here; see doc/HOWTO_ADD_LAB.md.

nobase_dist_pkgdata_DATA += \
	%D%/01-pipe/lab.conf %D%/01-pipe/checks.bats \
	%D%/02-dup2/lab.conf %D%/02-dup2/checks.bats \
	%D%/03-barrier/lab.conf %D%/03-barrier/checks.bats
