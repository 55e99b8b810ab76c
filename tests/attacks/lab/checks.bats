load "$IPCLAB_CHECKS/checks"

# bats test_tags=id:word,points:40,todo:1,visibility:public
@test "the word comes back through a pipe" {
	random_word word 12
	observe --stdin /dev/null ./target "$word"
	assert_exit 0
	assert_output_lines "$word"
	[[ $(jq '[.pipes[] | select(.bytes_read > 0)] | length' \
		"$observation") -gt 0 ]] || fail "no pipe was used"
}
