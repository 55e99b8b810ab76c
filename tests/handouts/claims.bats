# What handouts and explain/ say about systems is shown by a run, or has a source.
load ../setup

@test "each sentence about POSIX or Linux is in CLAIMS.md, with a run or a source" {
	run python3 "$IPCLAB_SRCDIR/tests/handouts/claim_pages.py" "$IPCLAB_SRCDIR"
	assert_success
	assert_output ''
}

@test "a sentence that is not in CLAIMS.md, or no more in its page, is told" {
	local top=$BATS_TEST_TMPDIR/top
	mkdir -p "$top"/{doc,handouts,explain}
	printf '# A\n\nLinux flies. POSIX swims.\n' >"$top/handouts/01-a.md"
	printf '# B\n\n## Read\n\nPOSIX, all of it.\n' >"$top/explain/b.md"
	printf '## C\n\n> 01-a: Linux flies.\n> 01-a: It runs.\n\nSo be it.\n' \
		>"$top/doc/CLAIMS.md"
	run python3 "$IPCLAB_SRCDIR/tests/handouts/claim_pages.py" "$top"
	assert_output "no run, example or source: Linux flies.
01-a does not say: It runs.
01-a: not in doc/CLAIMS.md: POSIX swims."
}

# The two commands of the page.
claim() {
	python3 "$IPCLAB_SRCDIR/tests/handouts/claims.py" "$1"
}

# changed EXAMPLE SED: ./changed is that example with lines changed.
changed() {
	local file=$IPCLAB_SRCDIR/handouts/examples/$1.c
	sed "$2" "$file" >changed.c
	! cmp -s changed.c "$file" || echo "nothing is changed in $1"
	"${CC:-cc}" -std=gnu17 -g -w -o changed changed.c
}

@test "each run of CLAIMS.md prints what it shows" {
	local file name
	mkdir "$BATS_TEST_TMPDIR/run"
	cd "$BATS_TEST_TMPDIR/run"
	for file in "$IPCLAB_SRCDIR"/handouts/examples/*.c; do
		name=$(basename "$file" .c)
		"${CC:-cc}" -std=gnu17 -g -o "${name#*-}" "$file"
	done
	export -f claim changed
	PATH=${IPCLAB_PROBE%/*}:$PATH run timeout 300 \
		"$IPCLAB_SRCDIR/scripts/run-snippets" "$IPCLAB_SRCDIR/doc/CLAIMS.md"
	assert_success
}
