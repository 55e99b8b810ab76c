# Hidden checks of lab @ID@.
load "$IPCLAB_CHECKS/checks"

# bats test_tags=id:faults,points:30,todo:1,todo:2,visibility:hidden
@test "a signal or a failing call in between" {
	observe --inject-each ./@NAME@ 5
	assert_survives_faults
	assert_output_lines 5
}
