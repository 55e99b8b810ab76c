# Runs prove what handouts and explain/ say about systems: these runs. That each
# sentence has one, or a source, is tested by snippets.bats.
load ../setup

# The two commands of the page.
claim() {
	python3 "$IPCLAB_SRCDIR/tests/handouts/claims.py" "$1"
}

# changed EXAMPLE SED: make ./changed, that example with lines changed.
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
