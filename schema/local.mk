# SPDX-License-Identifier: MIT
# JSON Schema files of our own formats.
nobase_dist_pkgdata_DATA += \
	%D%/ipclab-result-1.json \
	%D%/ipcprobe-1.json
