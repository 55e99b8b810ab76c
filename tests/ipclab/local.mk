# The tests of the ipclab command.
TESTS += %D%/check.bats %D%/grade.bats %D%/schema.bats %D%/student.bats %D%/export.bats %D%/bad-input.bats
EXTRA_DIST += %D%/mini.bash
