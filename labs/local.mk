# SPDX-License-Identifier: MIT
# The labs, their skeletons and their handouts: whatever the folders hold when
# configure runs (m4/ipclab_labs.m4). What students get is installed; mutants,
# alternates and CONTRACT.md are the staff's.
nobase_dist_pkgdata_DATA += $(LAB_DATA)
STAFF_DIST += $(LAB_STAFF_DIST)
