# The handouts as pages are for everybody: axe-core finds nothing wrong.
load ../setup
load ../axe

@test "each handout and a page of the index, light and dark" {
	axe_setup
	command -v pandoc >/dev/null || skip 'pandoc is not installed'
	run "$IPCLAB_SRCDIR/scripts/make-handouts" html "$BATS_TEST_TMPDIR" \
		"$IPCLAB_SRCDIR"/handouts/0*.md \
		"$IPCLAB_SRCDIR"/explain/{unclosed-write-end,framing-mismatch}.md
	assert_success
	assert_accessible "$BATS_TEST_TMPDIR"/0*.html \
		"$BATS_TEST_TMPDIR"/{unclosed-write-end,framing-mismatch}.html
}
