# SPDX-License-Identifier: MIT
# How course sites run the grader: the staff's, who give them to the sites.
# Knows ipclab's commands and exit statuses, and the site. Must not know how a
# mark comes about, nor read or change a result.
STAFF_DIST += \
	%D%/common.bash \
	%D%/autolab/autograde-Makefile \
	%D%/autolab/driver.bash \
	%D%/github/classroom50.bash \
	%D%/github/grade.bash \
	%D%/gradescope/run_autograder \
	%D%/gradescope/setup.sh \
	%D%/prairielearn/run.sh
