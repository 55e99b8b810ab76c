# Public checks of lab @ID@.
# shellcheck disable=SC2030,SC2031,SC2154 # as a test is
load "$IPCLAB_CHECKS/checks"

# bats test_tags=id:makes-child,points:30,todo:1,visibility:public
@test "there is a child" {
	observe ./@NAME@ 1
	if [[ $(jq '.processes | length' "$observation") != 2 ]]; then
		fail 'there should be one child'
	fi
}

# bats test_tags=id:prints-status,points:40,todo:2,visibility:public
@test "the parent prints its child's status" {
	random_int number 3 200
	observe ./@NAME@ "$number"
	assert_output_lines "$number"
	assert_all_children_reaped
	assert_exit 0
}
