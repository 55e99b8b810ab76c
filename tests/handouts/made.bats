# What make-handouts makes of the pages: a release's HTML, slides, PDF.
load ../setup

@test "a release's pages are the same each time, with the index but without runs" {
	command -v pandoc >/dev/null || skip 'pandoc is not installed'
	local made
	cd "$BATS_TEST_TMPDIR"
	mkdir -p few/{handouts,explain,scripts}
	cp "$IPCLAB_SRCDIR"/scripts/make-handouts few/scripts
	cp -R "$IPCLAB_SRCDIR"/handouts/{06-fifo.md,figures,links.lua,style.css} \
		few/handouts
	cp "$IPCLAB_SRCDIR"/explain/deadlock.md few/explain
	# An ipcprobe is in the PATH, which would run the programs.
	for made in one another; do
		few/scripts/make-handouts -n html "$made"
	done
	run diff -r one another
	assert_success
	run find one -type f
	assert_line one/handouts/06-fifo.html
	assert_line one/explain/deadlock.html
	assert_equal "${#lines[@]}" 2
	run grep -c 'runs\.html' one/explain/deadlock.html
	assert_output 0
}

@test "the slides have each figure, each example and each question" {
	command -v pandoc >/dev/null || skip 'pandoc is not installed'
	local page=$IPCLAB_SRCDIR/handouts/06-fifo.md slides
	run "$IPCLAB_SRCDIR/scripts/make-handouts" slides "$BATS_TEST_TMPDIR" \
		"$page"
	assert_success
	slides=$BATS_TEST_TMPDIR/06-fifo.html
	# pandoc 3 puts the figure's own code there
	assert_equal "$(grep -oE '<img [^>]*src="data:image/svg|<svg ' "$slides" | wc -l)" \
		"$(grep -c '^!\[' "$page")"
	assert_equal "$(grep -c '<h2>Predict</h2>' "$slides")" \
		"$(grep -c '^\*\*Predict' "$page")"
	assert_equal "$(grep -c '<h2>Questions</h2>' "$slides")" 4
	run grep -oE '(src|href)="(https?:)?//[^"]*"' "$slides"
	assert_failure
}

@test "the pages become PDF" {
	command -v weasyprint >/dev/null || skip 'weasyprint is not installed'
	command -v pandoc >/dev/null || skip 'pandoc is not installed'
	run "$IPCLAB_SRCDIR/scripts/make-handouts" pdf "$BATS_TEST_TMPDIR" \
		"$IPCLAB_SRCDIR/handouts/06-fifo.md"
	assert_success
	run head -c 5 "$BATS_TEST_TMPDIR/06-fifo.pdf"
	assert_output '%PDF-'
}
