# SPDX-License-Identifier: MIT
# How course sites run the grader: the staff's, who give them to the sites.
STAFF_DIST += \
	%D%/common.bash \
	%D%/autolab/autograde-Makefile \
	%D%/autolab/driver.bash \
	%D%/github/classroom50.bash \
	%D%/github/grade.bash \
	%D%/gradescope/run_autograder \
	%D%/gradescope/setup.sh \
	%D%/prairielearn/run.sh
