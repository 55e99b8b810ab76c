# SPDX-License-Identifier: MIT
# Small programs, right and wrong, that the kit tries itself on before it
# judges anybody: a lab in form, but no student's.
nobase_dist_pkgdata_DATA += \
	%D%/checks.bats \
	%D%/lab.conf \
	%D%/subject.c
