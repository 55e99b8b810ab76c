load "$IPCLAB_CHECKS/checks"

# bats test_tags=id:clean,points:30,todo:1,visibility:hidden
@test "nothing is left behind" {
	random_word word 12
	observe ./target "$word"
	assert_exit 0
	assert_output_lines "$word"
	assert_no_leaked_fds
	assert_all_children_reaped
}

# bats test_tags=id:file,points:30,todo:1,visibility:hidden
@test "the word is in the file as well" {
	random_word word 12
	observe ./target "$word" out.txt
	assert_exit 0
	printf '%s\n' "$word" >"$BATS_TEST_TMPDIR/expected"
	assert_same_file "$BATS_TEST_TMPDIR/expected" out.txt
}
