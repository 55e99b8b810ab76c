# The tests of the ipclab command.
TESTS += \
	%D%/bad-input.bats \
	%D%/check.bats \
	%D%/export.bats \
	%D%/grade.bats \
	%D%/robust.bats \
	%D%/schema.bats \
	%D%/slurm.bats \
	%D%/student.bats
STAFF_TESTS += %D%/adapters.bats
LONG_TESTS += %D%/robust-long.bats
EXTRA_DIST += %D%/mini.bash %D%/robust.bash
